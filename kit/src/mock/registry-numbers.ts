/** Luhn's checksum (ISO/IEC 7812-1 annex B): the digit that completes the others. */
function checkDigit(digits: string): string {
  let sum = 0;
  for (const [index, digit] of digits.split('').toReversed().entries()) {
    const doubled = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return String((10 - (sum % 10)) % 10);
}

/** A valid SIREN of nobody: INSEE gives out none that begins with 999. */
export function fictitiousSiren(number: number): string {
  const digits = `999${String(number % 100_000).padStart(5, '0')}`;
  return digits + checkDigit(digits);
}

/** The establishment with this number of a firm. */
export function fictitiousSiret(siren: string, number: number): string {
  const digits = siren + String(number % 10_000).padStart(4, '0');
  return digits + checkDigit(digits);
}
