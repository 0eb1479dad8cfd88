/**
 * The program cannot start as it is configured. The message is one clear line that names the variable
 * or the resource; `main` prints it and exits with status 1. It never holds a password.
 */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}
