import { Field, ObjectType } from 'type-graphql';

@ObjectType('Certificate', {
  description:
    'A signed certificate of a label: a W3C verifiable credential, secured as a JWS (VC-JOSE-COSE). Whoever has it and `certificateKeys` can verify it without asking anybody. It certifies the award, not the status: ask for that by the label’s number.',
})
export class CertificateType {
  @Field(() => String, {
    description: 'The certificate itself: a compact JWS of media type application/vc+jwt.',
  })
  credential!: string;

  @Field(() => String, { description: 'SHA-256 of `credential`, hexadecimal.' })
  sha256!: string;
}

@ObjectType('CertificateKey', {
  description:
    'A public key that certificates were or are signed with. Its fields are those of a JSON Web Key (RFC 7517): the list of them is a JWK Set.',
})
export class CertificateKeyType {
  @Field(() => String, { description: 'Key id, as the header of a certificate names it.' })
  kid!: string;

  @Field(() => String, { description: 'Key type: EC.' })
  kty!: string;

  @Field(() => String, { description: 'Curve: P-256.' })
  crv!: string;

  @Field(() => String, { description: 'First coordinate of the point, base64url.' })
  x!: string;

  @Field(() => String, { description: 'Second coordinate of the point, base64url.' })
  y!: string;

  @Field(() => String, { description: 'Algorithm of the signatures: ES256.' })
  alg!: string;

  @Field(() => String, { description: 'Use: sig.' })
  use!: string;
}
