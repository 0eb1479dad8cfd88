/** The server that tests shall use, or null for the embedded engine. */
export function testDatabaseUrl(): string | null {
  const url = process.env['DATABASE_URL'];
  return url === undefined || url === '' ? null : url;
}
