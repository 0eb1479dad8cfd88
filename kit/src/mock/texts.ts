/** Words of which names and sentences are made. Fictitious throughout, and said to be. */

type Words = readonly [string, ...string[]];

export const THINGS = {
  FR: [
    'Roues à réaction',
    'Capteurs solaires',
    'Viseurs d’étoiles',
    'Propulseurs à effet Hall',
    'Magnétocoupleurs',
    'Antennes réseau',
    'Calculateurs de bord',
    'Panneaux solaires',
    'Batteries lithium-ion',
    'Structures en composite',
    'Optiques en carbure de silicium',
    'Récepteurs GNSS',
  ],
  EN: [
    'Reaction wheels',
    'Sun sensors',
    'Star trackers',
    'Hall-effect thrusters',
    'Magnetorquers',
    'Array antennas',
    'On-board computers',
    'Solar panels',
    'Lithium-ion batteries',
    'Composite structures',
    'Silicon carbide optics',
    'GNSS receivers',
  ],
} satisfies Record<string, Words>;

export const PLACES: Words = ['Garonne', 'Canal', 'Lauragais', 'Vilaine', 'Durance', 'Lys', 'Gave'];
export const LEGAL_FORMS: Words = ['SAS', 'SARL', 'SA'];
export const SURNAMES: Words = ['Martin', 'Bernard', 'Petit', 'Durand', 'Lefèvre', 'Moreau'];
export const GIVEN_NAMES: Words = ['Camille', 'Claude', 'Dominique', 'Maxime', 'Sacha', 'Yaël'];
export const UNITS: Words = ['kg', 'W', 'N.m.s', 'krad', '°C'];
export const PARAMETERS: Words = ['mass', 'power', 'momentum', 'tid', 'temperature'];
export const ORBITS: Words = ['LEO 600 km', 'GEO', 'MEO', 'SSO 700 km'];

export const SENTENCES = {
  FR: [
    'Texte de démonstration : rien n’y est réel.',
    'Démonstration : établi selon l’ISO 16290.',
    'Fictif, pour essayer une interface.',
  ],
  EN: [
    'Demonstration text: nothing of it is real.',
    'Démonstration: stated by ISO 16290.',
    'Fictitious, to try a front end with.',
  ],
} satisfies Record<string, Words>;
