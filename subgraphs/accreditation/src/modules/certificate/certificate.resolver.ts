import { parisDay } from '@apogee/shared/clock';
import { DateScalar } from '@apogee/shared/graphql';
import type { LabelNumber } from '@apogee/shared/ids';
import type { JWK } from 'jose';
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { LabelType } from '../label';
import type { CertificateReader } from './certificate.loader';
import { CertificateKeyType, CertificateType } from './certificate.type';

export interface CertificateContext {
  readonly certificates: CertificateReader;
}

@Resolver(() => LabelType)
export class LabelCertificateResolver {
  @FieldResolver(() => CertificateType, {
    nullable: true,
    description: 'Its certificate; anew each time its scope changes.',
  })
  certificate(
    @Root() { number }: { readonly number: LabelNumber },
    @Ctx() { certificates }: CertificateContext,
  ): ReturnType<CertificateReader['byLabel']['load']> {
    return certificates.byLabel.load(number);
  }
}

@Resolver(() => CertificateType)
export class CertificateResolver {
  @Query(() => [CertificateKeyType], {
    nullable: true,
    description:
      'The public keys of all certificates, former ones included, oldest first: with all fields, the `keys` of a JWK Set. Not paged: one is added when the key is replaced.',
  })
  certificateKeys(@Ctx() { certificates }: CertificateContext): Promise<readonly JWK[]> {
    return certificates.keys();
  }

  @FieldResolver(() => DateScalar, {
    description: 'Day in Paris of the decision that it certifies.',
  })
  issuedOn(@Root() { issuedAt }: { readonly issuedAt: Date }): string {
    return parisDay(issuedAt);
  }
}
