import { isObject, type Json } from './rows/json';
import { useResultText } from './use-result-text';

/** The data of the answer that the result editor shows; null while there is none. */
export function useAnswer(): Json {
  return useResultText(dataIn);
}

function dataIn(text: string): Json {
  try {
    const answer: unknown = JSON.parse(text);
    return isObject(answer) ? (answer['data'] ?? null) : null;
  } catch {
    // What the editor shows is not always an answer.
    return null;
  }
}
