import { type ReviseRequest, sendJson } from '@apogee/shared/http';
import { REFUSAL_STATUS } from '../admission';
import { askedDocument, statedClient, type TrustedDocuments, withText } from '../trusted-documents';
import { requestInAddress } from './request-in-address';

/** Puts the text in the place of the id that a request names, and answers those whose document is not trusted. */
export function reviseTrusted(documents: TrustedDocuments): ReviseRequest {
  return (asked, { request, response, caller }) => {
    const isGet = request.method === 'GET';
    const document = askedDocument(isGet ? requestInAddress(asked.search) : asked.body);
    if (document === null) {
      return asked;
    }
    const client = statedClient(request.headers);
    const judgement = documents.judge(document, { caller, client });
    if (judgement.kind === 'refused') {
      sendJson(response, REFUSAL_STATUS, { errors: [judgement.error.toJSON()] });
      return null;
    }
    return isGet
      ? { ...asked, search: searchWithText(asked.search, judgement.text) }
      : { ...asked, body: bodyWithText(asked.body, judgement.text) };
  };
}

function bodyWithText(body: unknown, text: string): unknown {
  return typeof body === 'object' && body !== null && text !== '' ? withText(body, text) : body;
}

function searchWithText(search: string, text: string): string {
  if (text === '') {
    return search;
  }
  const parameters = new URLSearchParams(search);
  parameters.delete('documentId');
  parameters.delete('extensions');
  parameters.set('query', text);
  return `?${parameters.toString()}`;
}
