/** How far the assessor stands from the firm whose element is assessed. */
export const Independence = {
  SELF_DECLARED: 'SELF_DECLARED',
  CUSTOMER: 'CUSTOMER',
  AGENCY: 'AGENCY',
  THIRD_PARTY: 'THIRD_PARTY',
} as const;
export type Independence = (typeof Independence)[keyof typeof Independence];
