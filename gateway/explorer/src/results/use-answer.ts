import { useGraphiQL } from '@graphiql/react';
import { useEffect, useState } from 'react';
import { isObject, type Json } from './rows/json';

/** The data of the answer that the result editor shows; null while there is none. */
export function useAnswer(): Json {
  const editor = useGraphiQL((state) => state.responseEditor);
  const [data, setData] = useState<Json>(null);
  useEffect(() => {
    if (editor === undefined) return undefined;
    const read = (): void => setData(dataIn(editor.getValue()));
    read();
    const listening = [editor.onDidChangeModelContent(read), editor.onDidChangeModel(read)];
    return () => listening.forEach((one) => one.dispose());
  }, [editor]);
  return data;
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
