export const PRODUCTS_PER_FIRM = 5;
export const SITES_PER_FIRM = 2;

export function firmId(number: number): string {
  return `firm-${number}`;
}

export function productId(firm: string, number: number): string {
  return `product-${firm.slice('firm-'.length)}-${number}`;
}

export function siteId(firm: string, number: number): string {
  return `site-${firm.slice('firm-'.length)}-${number}`;
}

export function countFromOne<T>(length: number, make: (number: number) => T): T[] {
  return Array.from({ length }, (_, index) => make(index + 1));
}
