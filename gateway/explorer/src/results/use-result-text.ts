import { useGraphiQL } from '@graphiql/react';
import { useEffect, useState } from 'react';

/** What `read` makes of the text in the result editor, each time that it changes. `read` must stay the same. */
export function useResultText<Value>(read: (text: string) => Value): Value {
  const editor = useGraphiQL((state) => state.responseEditor);
  const [value, setValue] = useState(() => read(''));
  useEffect(() => {
    if (editor === undefined) return undefined;
    const readEditor = (): void => setValue(read(editor.getValue()));
    readEditor();
    const listening = [
      editor.onDidChangeModelContent(readEditor),
      editor.onDidChangeModel(readEditor),
    ];
    return () => listening.forEach((one) => one.dispose());
  }, [editor, read]);
  return value;
}
