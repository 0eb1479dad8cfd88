/** What is wrong with the address of a receiver, by the code with which it is refused. */
export const UrlFault = {
  MALFORMED: 'WEBHOOK_URL_MALFORMED',
  PORT: 'WEBHOOK_PORT_REFUSED',
  ADDRESS: 'WEBHOOK_ADDRESS_REFUSED',
} as const;
export type UrlFault = (typeof UrlFault)[keyof typeof UrlFault];
