/** The texts of the code panel, in one language. */
export interface CodeTexts {
  readonly title: string;
  readonly introduction: string;
  readonly language: string;
  readonly code: (language: string) => string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly secret: string;
  readonly nothing: string;
  readonly notReadable: (reason: string) => string;
}

export const FRENCH_CODE: CodeTexts = {
  title: 'Code',
  introduction:
    'L’opération de l’éditeur, avec ses variables et ses en-têtes, pour vos programmes.',
  language: 'Langage',
  code: (language) => `Code ${language}`,
  copy: 'Copier',
  copied: 'Le code est copié.',
  notCopied: 'Le navigateur ne permet pas de copier : sélectionnez le code.',
  secret: 'Le jeton n’est pas dans le code : il vient de la variable d’environnement TOKEN.',
  nothing: 'L’éditeur est vide.',
  notReadable: (reason) => `Cette opération ne peut pas être lue : ${reason}`,
};

export const ENGLISH_CODE: CodeTexts = {
  title: 'Code',
  introduction: 'The operation in the editor, with its variables and headers, for your programs.',
  language: 'Language',
  code: (language) => `${language} code`,
  copy: 'Copy',
  copied: 'The code is copied.',
  notCopied: 'The browser does not let this page copy: select the code.',
  secret: 'The token is not in the code: it comes from the environment variable TOKEN.',
  nothing: 'The editor is empty.',
  notReadable: (reason) => `This operation cannot be read: ${reason}`,
};
