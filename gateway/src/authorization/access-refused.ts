import { type Caller, Forbidden, Unauthenticated } from '@apogee/shared/identity';

/** A field that the caller may not see. Says nothing of what stands in it, not even whether anything does. */
export class AccessRefused extends Error {
  override readonly name = 'AccessRefused';
  readonly code: 'UNAUTHENTICATED' | 'FORBIDDEN';

  constructor(
    /** `Type.field` */
    readonly coordinate: string,
    { subject }: Caller,
  ) {
    const { code, message } = subject === null ? new Unauthenticated() : new Forbidden();
    super(message);
    this.code = code;
  }
}
