/** The texts of the panel of saved queries, in one language. */
export interface SavedTexts {
  readonly title: string;
  readonly introduction: string;
  readonly save: string;
  readonly saveThis: string;
  readonly name: string;
  readonly folder: string;
  readonly noFolder: string;
  readonly empty: string;
  readonly open: (name: string) => string;
  readonly share: string;
  readonly shareNamed: (name: string) => string;
  readonly rename: string;
  readonly renameNamed: (name: string) => string;
  readonly forget: string;
  readonly forgetNamed: (name: string) => string;
  readonly cancel: string;
  readonly undo: string;
  readonly exportAll: string;
  readonly importFile: string;
  readonly link: string;
  readonly saved: (name: string) => string;
  readonly forgotten: (name: string) => string;
  readonly copied: string;
  readonly notCopied: string;
  readonly tooLong: string;
  readonly notKept: string;
  readonly imported: (count: number) => string;
  readonly notImported: (reason: string) => string;
  readonly openedFromLink: (name: string) => string;
  readonly brokenLink: string;
  readonly close: string;
}

export const FRENCH_SAVED: SavedTexts = {
  title: 'Requêtes enregistrées',
  introduction:
    'Gardées dans ce navigateur seulement. Un lien contient la requête et ses variables, jamais les en-têtes.',
  save: 'Enregistrer',
  saveThis: 'Enregistrer la requête de l’éditeur',
  name: 'Nom',
  folder: 'Dossier',
  noFolder: 'Sans dossier',
  empty: 'Rien n’est encore enregistré.',
  open: (name) => `Ouvrir ${name}`,
  share: 'Lien',
  shareNamed: (name) => `Lien vers ${name}`,
  rename: 'Renommer',
  renameNamed: (name) => `Renommer ou déplacer ${name}`,
  forget: 'Supprimer',
  forgetNamed: (name) => `Supprimer ${name}`,
  cancel: 'Annuler',
  undo: 'Rétablir',
  exportAll: 'Exporter tout',
  importFile: 'Importer un fichier',
  link: 'Lien à partager',
  saved: (name) => `« ${name} » est enregistrée.`,
  forgotten: (name) => `« ${name} » est supprimée.`,
  copied: 'Le lien est copié.',
  notCopied: 'Copiez le lien ci-dessous.',
  tooLong: 'Cette requête est trop longue pour un lien : exportez-la dans un fichier.',
  notKept: 'Le navigateur n’a plus de place : rien n’a été enregistré.',
  imported: (count) => (count === 1 ? 'Une requête importée.' : `${count} requêtes importées.`),
  notImported: (reason) => `Ce fichier n’est pas un export de requêtes (${reason}).`,
  openedFromLink: (name) =>
    `« ${name} » vient d’un lien. Rien n’a été exécuté : lisez-la avant de l’exécuter.`,
  brokenLink: 'Ce lien est abîmé ou trop long : aucune requête n’a été ouverte.',
  close: 'Fermer',
};

export const ENGLISH_SAVED: SavedTexts = {
  title: 'Saved queries',
  introduction:
    'Kept in this browser only. A link holds the query and its variables, never the headers.',
  save: 'Save',
  saveThis: 'Save the query in the editor',
  name: 'Name',
  folder: 'Folder',
  noFolder: 'No folder',
  empty: 'Nothing is saved yet.',
  open: (name) => `Open ${name}`,
  share: 'Link',
  shareNamed: (name) => `Link to ${name}`,
  rename: 'Rename',
  renameNamed: (name) => `Rename or move ${name}`,
  forget: 'Delete',
  forgetNamed: (name) => `Delete ${name}`,
  cancel: 'Cancel',
  undo: 'Undo',
  exportAll: 'Export all',
  importFile: 'Import a file',
  link: 'Link to share',
  saved: (name) => `“${name}” is saved.`,
  forgotten: (name) => `“${name}” is deleted.`,
  copied: 'The link is copied.',
  notCopied: 'Copy the link below.',
  tooLong: 'This query is too long for a link: export it to a file.',
  notKept: 'The browser has no more room: nothing was saved.',
  imported: (count) => (count === 1 ? 'One query imported.' : `${count} queries imported.`),
  notImported: (reason) => `This file is not an export of queries (${reason}).`,
  openedFromLink: (name) =>
    `“${name}” comes from a link. Nothing was run: read it before you run it.`,
  brokenLink: 'This link is damaged or too long: no query was opened.',
  close: 'Close',
};
