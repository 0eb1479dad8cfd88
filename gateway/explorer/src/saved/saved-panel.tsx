import { useGraphiQL } from '@graphiql/react';
import { type ReactElement, useState } from 'react';
import { useNewTab } from '../editor/open-in-new-tab';
import { useTexts } from '../shell/texts';
import './saved.css';
import { SavedFiles } from './saved-files';
import { type Naming, SavedForm } from './saved-form';
import { SavedItem } from './saved-item';
import { type SavedQuery, type SharedQuery } from './saved-query';
import { folders, type SavedSet, withAll, withoutQuery, withQuery } from './saved-set';
import { fragmentOf } from './shared-link';
import { useSavedQueries } from './use-saved-queries';

interface Told {
  readonly text: string;
  readonly link?: string;
  readonly undo?: SavedQuery;
}

const NOTHING_TOLD: Told = { text: '' };

/** The side panel of what the reader keeps: saved in this browser, shared by links and files. */
export function SavedPanel(): ReactElement {
  const texts = useTexts();
  const edited = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]);
  const openTab = useNewTab();
  const { set, change } = useSavedQueries();
  const [told, setTold] = useState(NOTHING_TOLD);
  const shown = folders(set, texts.languageCode);
  const folderNames = shown.map(({ name }) => name).filter((name) => name !== '');
  const keep = (changed: (set: SavedSet) => SavedSet, then: Told): void =>
    setTold(change(changed) ? then : { text: texts.saved.notKept });
  const save = (query: SavedQuery): void =>
    keep((now) => withQuery(now, query), { text: texts.saved.saved(query.name) });
  const saveEdited = (naming: Naming): void => {
    const { query, variables } = edited ?? {};
    save({ id: newId(), ...naming, query: query ?? '', variables: variables ?? '' });
  };
  return (
    <section className="panel saved" aria-labelledby="saved-title" lang={texts.languageCode}>
      <h2 id="saved-title">{texts.saved.title}</h2>
      <p>{texts.saved.introduction}</p>
      <SavedForm
        key={edited?.id}
        label={texts.saved.saveThis}
        initial={{ name: edited?.title ?? '', folder: '' }}
        folders={folderNames}
        onSave={saveEdited}
      />
      <Notice told={told} onUndo={save} />
      {set.length === 0 && <p>{texts.saved.empty}</p>}
      {shown.map(({ name: folder, queries }) => (
        <section key={folder} aria-label={folder || texts.saved.noFolder}>
          {folder !== '' && <h3>{folder}</h3>}
          <ul>
            {queries.map((query) => (
              <li key={query.id}>
                <SavedItem
                  query={query}
                  folders={folderNames}
                  onOpen={(opened) => openTab?.(opened)}
                  onShare={(shared) => void linkTo(shared, texts.saved).then(setTold)}
                  onRename={(renamed, naming) => save({ ...renamed, ...naming })}
                  onForget={(undo) =>
                    keep((now) => withoutQuery(now, undo.id), {
                      text: texts.saved.forgotten(undo.name),
                      undo,
                    })
                  }
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <SavedFiles
        set={set}
        onImport={(brought) =>
          keep((now) => withAll(now, brought), { text: texts.saved.imported(brought.length) })
        }
        onRefuse={(reason) => setTold({ text: texts.saved.notImported(reason) })}
      />
    </section>
  );
}

interface NoticeProps {
  readonly told: Told;
  readonly onUndo: (query: SavedQuery) => void;
}

function Notice({ told: { text, link, undo }, onUndo }: NoticeProps): ReactElement {
  const { saved: texts } = useTexts();
  return (
    <div className="saved-notice">
      <p role="status">{text}</p>
      {undo !== undefined && (
        <button type="button" onClick={() => onUndo(undo)}>
          {texts.undo}
        </button>
      )}
      {link !== undefined && (
        <label>
          {texts.link}
          <input readOnly value={link} onFocus={({ currentTarget }) => currentTarget.select()} />
        </label>
      )}
    </div>
  );
}

/** The page's own address with the query in its fragment; copied, where the browser allows that. */
async function linkTo(
  query: SharedQuery,
  texts: ReturnType<typeof useTexts>['saved'],
): Promise<Told> {
  let link: string;
  try {
    link = new URL(await fragmentOf(query), document.location.href).href;
  } catch {
    return { text: texts.tooLong };
  }
  try {
    await navigator.clipboard.writeText(link);
    return { text: texts.copied, link };
  } catch {
    return { text: texts.notCopied, link };
  }
}

/** Unlike `crypto.randomUUID`, also where the page is served without TLS. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), String).join('-');
}
