import { type Attempt, type Command, PANEL, reopenedIdOf, type Walk } from './procedure-walk';
import type { Change } from './walk-committee-commands';
import { reopened } from './walk-file-commands';
import { chainOf, examinersOf, type WalkAppeal, type WalkMeasure } from './walk-model';

const APPEAL = 'appeal { id state version }';

const lodge: Command = {
  weight: 25,
  attempts: (walk) =>
    walk.measures.map((measure) => ({
      mutation: 'lodgeAppeal: LodgeAppealInput',
      payload: APPEAL,
      input: { seq: measure.seq, grounds: 'Voyez' },
      by: [measure.firm],
      allowed: !measure.isAppealed && !measure.isAnnulled && walk.today() <= measure.deadline,
      done: ({ appeal }) => {
        measure.isAppealed = true;
        walk.appeals.push({
          id: appeal.id,
          measure,
          state: 'LODGED',
          version: 1,
          opinions: new Map(),
        });
      },
    })),
};

/** A change of an appeal, which is then one version on. */
function examine(appeal: WalkAppeal, { input, done, ...rest }: Change): Attempt {
  return {
    ...rest,
    payload: APPEAL,
    input: { ...input, appealId: appeal.id, expectedVersion: appeal.version },
    versionIn: 'expectedVersion',
    done: (payload) => {
      appeal.version += 1;
      done();
      const { id, state, version } = appeal;
      expect(payload.appeal).toEqual({ id, state, version });
    },
  };
}

/** Who took part in what an appeal is about. */
function barredFrom(walk: Walk, { file, label, signatories }: WalkMeasure): ReadonlySet<string> {
  const files = file === null ? (label?.files ?? []) : [file];
  return new Set([
    ...files.flatMap((one) => Array.from(examinersOf(one))),
    ...(file === null ? signatories : walk.decidersOf(chainOf(file))),
  ]);
}

const rule: Command = {
  weight: 25,
  attempts: (walk, dice) =>
    walk.appeals.flatMap((appeal) => {
      const barred = barredFrom(walk, appeal.measure);
      const neutral = PANEL.filter((person) => !barred.has(person)).slice(0, 3);
      const any = [dice.pick(PANEL), dice.pick(PANEL), dice.pick(PANEL)];
      return [neutral, any, null].map((panelIds, index) => {
        const ruled = examine(appeal, {
          mutation: 'ruleOnAppeal: RuleOnAppealInput',
          input: { reason: 'Vu', panelIds },
          by: ['secretariat'],
          allowed:
            appeal.state === 'LODGED' &&
            (panelIds === null ||
              (new Set(panelIds).size === 3 && panelIds.every((person) => !barred.has(person)))),
          done: () => {
            appeal.state = panelIds === null ? 'INADMISSIBLE' : 'ADMISSIBLE';
            for (const person of panelIds ?? []) {
              appeal.opinions.set(person, null);
            }
          },
        });
        const isPointless = index === 2 && dice.below(4) > 0;
        return Object.assign(ruled, { isPointless });
      });
    }),
};

const opine: Command = {
  weight: 30,
  attempts: (walk, dice) =>
    walk.appeals.flatMap((appeal) =>
      PANEL.map((person) => {
        const opinion = dice.pick(['UPHOLD', 'UPHOLD', 'DISMISS']);
        const opined = examine(appeal, {
          mutation: 'giveAppealOpinion: AppealOpinionInput',
          input: { opinion },
          by: [`member ${person}`, `chair ${person}`],
          allowed: appeal.state === 'ADMISSIBLE' && appeal.opinions.get(person) === null,
          done: () => {
            appeal.opinions.set(person, opinion);
            if ([...appeal.opinions.values()].every((given) => given !== null)) {
              appeal.state = 'EXAMINED';
            }
          },
        });
        return Object.assign(opined, { isPersonal: true });
      }),
    ),
};

const rulePanel: Command = {
  weight: 30,
  attempts: (walk) =>
    walk.appeals.map((appeal) => {
      const { measure } = appeal;
      const upholding = [...appeal.opinions.values()].filter((one) => one === 'UPHOLD').length;
      const isUpheld = upholding * 2 > appeal.opinions.size;
      const isBlocked =
        isUpheld && measure.file !== null && walk.openFileOf(measure.file.subject) !== null;
      const changed = examine(appeal, {
        mutation: 'decideAppeal: DecideAppealInput',
        input: { findings: { fr: 'Constat' }, idempotencyKey: walk.key() },
        by: [...appeal.opinions.keys()].flatMap((id) => [`member ${id}`, `chair ${id}`]),
        allowed:
          appeal.state === 'EXAMINED' &&
          !isBlocked &&
          (isUpheld && measure.file === null ? null : true),
        done: () => {
          appeal.state = isUpheld ? 'UPHELD' : 'DISMISSED';
        },
      });
      return {
        ...changed,
        done: async (payload, caller) => {
          await changed.done(payload, caller);
          const { file, label } = measure;
          if (isUpheld && file !== null) {
            walk.files.push(reopened(await reopenedIdOf(walk, file), file));
          }
          if (label !== null) {
            label.version += 1;
            if (isUpheld) {
              label.history = label.history.filter(({ seq }) => seq !== measure.seq);
              measure.isAnnulled = true;
            }
          }
        },
      };
    }),
};

export const APPEAL_COMMANDS: readonly Command[] = [lodge, rule, opine, rulePanel];
