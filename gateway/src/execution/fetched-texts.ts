/** What is known of all texts that were fetched in one execution. */
export class FetchedTexts {
  /** Whether JSON has any of them exactly as it is, between quotation marks. */
  arePlain = true;
}
