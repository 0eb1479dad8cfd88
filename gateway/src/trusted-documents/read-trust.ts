import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ConfigurationError } from '@apogee/shared/errors';
import { Manifest } from './manifest';
import { trustPolicyShape } from './trust-policy';
import type { Trust } from './trusted-documents';

/** What a policy and its manifests say, and the files it was read from. */
export interface ReadTrust extends Trust {
  readonly files: readonly string[];
  /** The same for the same contents. */
  readonly contents: string;
}

/** Throws `ConfigurationError` naming the file at fault. */
export function readTrust(policyFile: string): ReadTrust {
  const policyText = readText(policyFile);
  const policy = within(policyFile, () => trustPolicyShape.parse(JSON.parse(policyText)));
  const manifest = new Manifest();
  const files = policy.manifests.map((path) => resolve(dirname(policyFile), path));
  const texts = files.map((file) => {
    const text = readText(file);
    within(file, () => manifest.add(JSON.parse(text)));
    return text;
  });
  return {
    policy,
    manifest,
    files: [policyFile, ...files],
    contents: JSON.stringify([policyText, ...texts]),
  };
}

function readText(file: string): string {
  return within(file, () => readFileSync(file, 'utf8'));
}

function within<Result>(file: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigurationError(`TRUSTED_DOCUMENTS: ${file}: ${reason}`);
  }
}
