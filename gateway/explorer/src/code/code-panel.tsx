import { useGraphiQL } from '@graphiql/react';
import { type ReactElement, useContext, useState } from 'react';
import { GraphAddressContext } from '../graph/graph-address';
import { messageOf } from '../graph/message-of';
import { type EditedOperation, useEditedOperation } from '../graph/use-edited-operation';
import { useTexts } from '../shell/texts';
import { ViewChoice } from '../shell/view-choice';
import './code.css';
import { CODE_LANGUAGES, type CodeLanguage, codeIn } from './code-languages';
import { type ExportedRequest, exportedRequest } from './exported-request';

/** The side panel that writes the operation in the editor as code. */
export function CodePanel(): ReactElement {
  const texts = useTexts();
  const address = useContext(GraphAddressContext);
  const { read } = useEditedOperation();
  // Variables and headers are read from their editors, which say nothing when they change; the tab does.
  useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]);
  const [language, setLanguage] = useState<CodeLanguage>('curl');
  const request = requestIn(read, address);
  return (
    <section className="panel code" aria-labelledby="code-title" lang={texts.languageCode}>
      <h2 id="code-title">{texts.code.title}</h2>
      <p>{texts.code.introduction}</p>
      <ViewChoice
        label={texts.code.language}
        views={CODE_LANGUAGES.map((name) => ({ name, text: name }))}
        view={language}
        onChange={setLanguage}
      />
      {request === null && <p role="status">{texts.code.nothing}</p>}
      {typeof request === 'string' && <p role="status">{texts.code.notReadable(request)}</p>}
      {typeof request === 'object' && request !== null && (
        <Code language={language} request={request} />
      )}
    </section>
  );
}

interface CodeProps {
  readonly language: CodeLanguage;
  readonly request: ExportedRequest;
}

function Code({ language, request }: CodeProps): ReactElement {
  const { code: texts } = useTexts();
  const [told, setTold] = useState('');
  const text = codeIn(language, request);
  const copy = (): void => {
    // There is no clipboard where the page is served without TLS.
    Promise.resolve()
      .then(() => navigator.clipboard.writeText(text))
      .then(
        () => setTold(texts.copied),
        () => setTold(texts.notCopied),
      );
  };
  return (
    <>
      <p className="code-tools">
        <button type="button" onClick={copy}>
          {texts.copy}
        </button>
        <span role="status">{told}</span>
      </p>
      <pre role="region" aria-label={texts.code(language)} tabIndex={0}>
        <code>{text}</code>
      </pre>
      {request.headers.some(({ isSecret }) => isSecret) && <p>{texts.secret}</p>}
    </>
  );
}

/** Null when there is nothing; a text when it cannot be read, which says why. */
function requestIn(read: () => EditedOperation, address: string): ExportedRequest | string | null {
  try {
    const { operation, headers } = read();
    return operation.query.trim() === '' ? null : exportedRequest(address, operation, headers);
  } catch (error) {
    return messageOf(error);
  }
}
