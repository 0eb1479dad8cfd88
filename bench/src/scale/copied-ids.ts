/** Identifiers of copied rows change in one way everywhere, so that what belonged together still does. */

/** The `demo` of an identifier of the sample data makes way for the firm's number. */
export const copied = (id: string): string =>
  `replace(replace(${id}, '-demo-', '-scale-'), 'DEMO-', 'SCALE-') || '-' || copy.number`;

/** For what all firms share: environments and schemes. */
export const renamed = (id: string): string =>
  `replace(replace(${id}, '-demo-', '-scale-'), 'DEMO-', 'SCALE-')`;
