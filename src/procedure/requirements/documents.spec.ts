import fc from 'fast-check';
import {
  filledB,
  filledC1,
  filledC2,
  filledContent,
  filledEvaluation,
  hokkaidoProfile,
} from '../../../test/support/procedure-samples.js';
import { filesFor } from '../../../test/support/procedure.js';
import type { ApplicationContent } from '../fields/content.js';
import { type DocumentFacts, missingDocuments, requiredDocuments } from './documents.js';
import { KINDS, PROCEDURES, type ProcedureType } from '../terms/kinds.js';

const profile = hokkaidoProfile();

const factsOf = (
  content: ApplicationContent,
  procedure: ProcedureType = 'new',
  attached: string[] = [],
): DocumentFacts => ({
  kind: content.kind,
  procedure,
  profile,
  content,
  evaluation: filledEvaluation(),
  attachedFiles: filesFor(attached),
});
const neededIds = (facts: DocumentFacts): string[] =>
  requiredDocuments(facts)
    .filter(({ needed }) => needed)
    .map(({ requirement }) => requirement.id)
    .sort();
const row = (content: ApplicationContent, id: string, procedure: ProcedureType = 'new') => {
  const found = requiredDocuments(factsOf(content, procedure)).find(({ requirement }) => requirement.id === id);
  if (!found) throw new Error(`${id} is not on the list`);
  return found;
};
const b = (...subItems: string[]): ApplicationContent => ({ ...filledB(), subItems });

describe('the documents of each kind and procedure (domain.md §2)', () => {
  // Application form of the procedure, document for the business, plan, evaluation, pledge.
  it.each([
    ['B', 'new', ['D01', 'D05', 'D06', 'D20', 'D21', 'D22']],
    ['B', 'renewal', ['D05', 'D06', 'D20', 'D21', 'D22', 'D41']],
    ['B', 'change', ['D05', 'D06', 'D20', 'D21', 'D22', 'D51']],
    ['RENKEI_B', 'new', ['D02', 'D07', 'D20', 'D21', 'D22']],
    ['RENKEI_B', 'renewal', ['D07', 'D20', 'D21', 'D22', 'D42']],
    ['RENKEI_B', 'change', ['D07', 'D20', 'D21', 'D22', 'D52']],
    ['C1', 'new', ['D03', 'D08', 'D09', 'D20', 'D21', 'D22']],
    ['C1', 'renewal', ['D08', 'D09', 'D20', 'D21', 'D22', 'D43']],
    ['C1', 'change', ['D08', 'D09', 'D20', 'D21', 'D22', 'D53']],
    ['C2', 'new', ['D04', 'D10', 'D11', 'D12', 'D13', 'D14', 'D20', 'D21', 'D22']],
    ['C2', 'renewal', ['D10', 'D11', 'D12', 'D13', 'D14', 'D20', 'D21', 'D22', 'D44']],
    // A change of C-2 needs the minister's confirmations of the business after the change (則106②③).
    ['C2', 'change', ['D10', 'D11', 'D12', 'D15', 'D16', 'D20', 'D21', 'D22', 'D54']],
  ] as const)('%s %s', (kind, procedure, ids) => {
    expect(neededIds(factsOf(filledContent(kind), procedure))).toEqual(ids);
  });

  it('every row carries its legal basis and a reason', () => {
    for (const kind of KINDS) {
      for (const procedure of PROCEDURES) {
        for (const document of requiredDocuments(factsOf(filledContent(kind), procedure))) {
          expect(document.legalBasis).not.toBe('');
          expect(document.reason).toMatch(/。$/);
        }
      }
    }
  });

  it('the evaluation notice rests on the items of its own kind', () => {
    // C-2 has the confirmation as its second document, so its items are one later than those of the others.
    expect(row(filledContent('B'), 'D21').legalBasis).toContain('則81②二・四');
    expect(row(filledContent('C2'), 'D21').legalBasis).toContain('則102②三・五');
    expect(row(filledContent('C1'), 'D20').legalBasis).toContain('則96①');
  });

  it('additional material is listed but only needed on request', () => {
    expect(row(filledB(), 'D30')).toMatchObject({
      needed: false,
      reason: expect.stringContaining('求められたとき') as string,
    });
  });
});

describe('様式5-1', () => {
  const exempt = ['(1)ア', '(2)ア', '(3)ア(ア)', '(3)エ(ア)', '(3)オ(ア)', '(3)カ(ア)', '(3)キ(ア)'];

  it('is not needed for the seven sub-items the source exempts', () => {
    for (const code of exempt) expect(row(b(code), 'D05').needed).toBe(false);
    expect(row(b('(1)ア'), 'D05').reason).toBe('(1)アは、提出を要しない小項目です。');
  });

  it('is needed for all others, and 様式5-2 for every one', () => {
    for (const { code } of profile.subItems) {
      expect(row(b(code), 'D05').needed).toBe(!exempt.includes(code));
      expect(row(b(code), 'D06').needed).toBe(true);
    }
  });

  it('is not needed for stroke listed in table 5 or heart listed in table 7', () => {
    const listed = (code: string, table: 'listedInTable5' | 'listedInTable7'): ApplicationContent => ({
      ...filledB(),
      subItems: [code],
      [table]: true,
    });
    expect(row(listed('(3)イ', 'listedInTable5'), 'D05').needed).toBe(false);
    expect(row(listed('(3)イ', 'listedInTable7'), 'D05').needed).toBe(true);
    expect(row(listed('(3)ウ', 'listedInTable7'), 'D05').needed).toBe(false);
    expect(row(listed('(3)ウ', 'listedInTable5'), 'D05').needed).toBe(true);
  });

  it('is needed as soon as one of several sub-items is not exempt, and the reason names that one', () => {
    expect(row(b('(1)ア', '(3)ク'), 'D05')).toMatchObject({
      needed: true,
      reason: '(3)クは、提出を要しない小項目に当たりません。',
    });
    expect(row(b('(1)ア', '(2)ア'), 'D05').needed).toBe(false);
  });

  it('stays needed while nothing is chosen, or something unknown', () => {
    expect(row(b(), 'D05')).toMatchObject({
      needed: true,
      reason: expect.stringContaining('まだ選ばれていません') as string,
    });
    expect(row(b('(9)ア'), 'D05').needed).toBe(true);
  });

  it('choosing more sub-items never makes it unnecessary', () => {
    const codes = fc.subarray(
      profile.subItems.map(({ code }) => code),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(codes, codes, fc.boolean(), fc.boolean(), (some, others, listedInTable5, listedInTable7) => {
        const needed = (subItems: string[]): boolean =>
          row({ ...filledB(), subItems, listedInTable5, listedInTable7 }, 'D05').needed;
        expect(!needed(some) || needed([...new Set([...some, ...others])])).toBe(true);
      }),
    );
  });
});

describe('the specialty programme of C-1', () => {
  it('is needed only for a specialty programme whose trainees will work under C-1', () => {
    const c1 = (specialtyTraining: boolean, specialtyTraineesApplied: boolean) =>
      row({ ...filledC1(), specialtyTraining, specialtyTraineesApplied }, 'D09');
    expect(c1(true, true).needed).toBe(true);
    expect(c1(true, false).needed).toBe(false);
    expect(c1(false, true).needed).toBe(false);
    expect(c1(false, false).reason).toContain('臨床研修プログラムは提出を要しません');
  });
});

describe('the doctors of C-2', () => {
  it('need their plans and confirmations when C-2 applies to them at once', () => {
    expect(row(filledC2(), 'D12')).toMatchObject({ needed: true, reason: expect.stringContaining('1人') as string });
    const nobody: ApplicationContent = { ...filledC2(), doctors: [] };
    expect(neededIds(factsOf(nobody))).toEqual(['D04', 'D10', 'D11', 'D13', 'D20', 'D21', 'D22']);
    expect(neededIds(factsOf(nobody, 'change'))).toEqual(['D10', 'D11', 'D15', 'D20', 'D21', 'D22', 'D54']);
  });
});

describe('missing documents', () => {
  it('are the needed files not stored yet; what is typed on screen is never asked for as a file', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), fc.constantFrom(...PROCEDURES), fc.nat(), (kind, procedure, seed) => {
        const content = filledContent(kind);
        const needed = neededIds(factsOf(content, procedure));
        const attached = needed.filter((_, index) => ((seed >> index) & 1) === 1);
        const typed = new Set(profile.documents.filter((row) => row.suppliedBy === 'screen').map((row) => row.id));
        const missing = missingDocuments(factsOf(content, procedure, attached)).map(
          ({ requirement }) => requirement.id,
        );
        expect(missing.sort()).toEqual(needed.filter((id) => !typed.has(id) && !attached.includes(id)));
        expect(missingDocuments(factsOf(content, procedure, needed))).toEqual([]);
      }),
    );
  });
});
