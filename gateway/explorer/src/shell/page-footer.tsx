import type { ReactElement } from 'react';
import { useTexts } from './texts';

const IS_MAC = navigator.userAgent.includes('Mac');

/** How to work without a mouse; the last line is Monaco's own switch, which few people know. */
export function PageFooter(): ReactElement {
  const texts = useTexts();
  const hints = [
    { keys: IS_MAC ? ['⌘', '↵'] : ['Ctrl', '↵'], effect: texts.execute },
    { keys: ['↵'], effect: texts.enterEditor },
    { keys: ['Esc', 'Tab'], effect: texts.leaveEditor },
    { keys: IS_MAC ? ['Ctrl', '⇧', 'M'] : ['Ctrl', 'M'], effect: texts.tabMovesFocus },
  ];
  return (
    <footer className="shell-footer">
      <h2>{texts.keyboard}</h2>
      <ul>
        {hints.map(({ keys, effect }) => (
          <li key={effect}>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}{' '}
            {effect}
          </li>
        ))}
      </ul>
    </footer>
  );
}
