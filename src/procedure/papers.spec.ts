import type { Actor, Role } from './terms/actors.js';
import {
  mayPreviewPaper,
  PAPER_ACTS,
  PAPER_CLASSES,
  PAPER_ISSUER,
  paperConditions,
  paperReasonConditions,
  paperVersionConditions,
  type PaperSituation,
} from './papers.js';

const person = (role: Role, office: Partial<Actor> = {}): Actor => ({
  accountId: 'a',
  name: '試験 花子',
  role,
  officeName: '',
  institutionId: null,
  healthCentreId: null,
  ...office,
});
const hospital = person('hospital', { institutionId: 'own' });
const situation = (more: Partial<PaperSituation> = {}): PaperSituation => ({
  act: 'correct',
  paperClass: 'office',
  state: 'examining',
  actor: person('prefectureOfficer'),
  institutionId: 'own',
  healthCentreId: null,
  version: 1,
  byEvent: false,
  ...more,
});
const unmet = (more: Partial<PaperSituation> = {}) =>
  paperConditions(situation(more))
    .filter(({ met }) => !met)
    .map(({ id }) => id);

describe('who puts a paper out', () => {
  it('is the office that answers for it, and for a notice the approver', () => {
    const roles = [
      'hospital',
      'prefectureOfficer',
      'prefectureApprover',
      'healthCentre',
      'supportCentre',
      'systemAdministrator',
    ] as const;
    for (const paperClass of PAPER_CLASSES) {
      for (const role of roles) {
        const actor = person(role, { institutionId: 'own', healthCentreId: 'centre' });
        expect([paperClass, role, unmet({ paperClass, actor, healthCentreId: 'centre' })]).toEqual([
          paperClass,
          role,
          role === PAPER_ISSUER[paperClass] ? [] : ['paperIssuer'],
        ]);
      }
    }
  });

  it('is said for every class by name', () => {
    expect(PAPER_ISSUER).toEqual({
      application: 'hospital',
      office: 'prefectureOfficer',
      councilReport: 'healthCentre',
      decision: 'prefectureApprover',
    });
  });

  it('is never another hospital or another health centre', () => {
    expect(unmet({ paperClass: 'application', actor: person('hospital', { institutionId: 'other' }) })).toEqual([
      'paperIssuer',
    ]);
    for (const healthCentreId of ['other', null])
      expect(
        unmet({
          paperClass: 'councilReport',
          actor: person('healthCentre', { healthCentreId: 'centre' }),
          healthCentreId,
        }),
      ).toEqual(['paperIssuer']);
  });
});

describe('when', () => {
  it('a paper is issued once by hand; after that it is issued again or corrected', () => {
    expect(unmet({ act: 'issue', version: 1 })).toEqual(['notIssuedYet']);
    expect(unmet({ act: 'issue', version: 0 })).toEqual([]);
    for (const act of ['reissue', 'correct'] as const) expect(unmet({ act, version: 0 })).toEqual(['issuedBefore']);
  });

  it('a paper that an event issues is not issued by hand before it, yet issued again and corrected after it', () => {
    expect(unmet({ act: 'issue', version: 0, byEvent: true })).toEqual(['issuedByHand']);
    for (const act of ['reissue', 'correct'] as const) expect(unmet({ act, byEvent: true })).toEqual([]);
  });

  it('the version that the person saw still stands', () => {
    expect([0, 1, 2].map((seen) => paperVersionConditions({ version: 1 }, seen)[0]?.met)).toEqual([false, true, false]);
    expect(paperVersionConditions({ version: 0 }, 1)[0]?.text).toMatch(/^まだ発行されていません。画面を開き直して/);
  });

  it('a withdrawn case gets copies of what was said, and nothing new', () => {
    expect(unmet({ act: 'reissue', state: 'withdrawn' })).toEqual([]);
    expect(unmet({ act: 'correct', state: 'withdrawn' })).toEqual(['notWithdrawn']);
    expect(unmet({ act: 'correct', state: 'designated' })).toEqual([]);
  });

  it('never without a reason, but for the first', () => {
    const blank = PAPER_ACTS.map((act) => paperReasonConditions(act, '　').map(({ met }) => met));
    expect(blank).toEqual([[], [false], [false]]);
    expect(paperReasonConditions('correct', '誤記')[0]?.met).toBe(true);
  });
});

describe('the draft of a paper', () => {
  it('is not shown to the one it is meant for before it is issued', () => {
    expect(mayPreviewPaper(situation({ paperClass: 'decision', actor: hospital }))).toBe(false);
    expect(mayPreviewPaper(situation({ paperClass: 'application', actor: hospital }))).toBe(true);
    expect(mayPreviewPaper(situation({ paperClass: 'application', actor: hospital, institutionId: 'other' }))).toBe(
      false,
    );
    const centre = person('healthCentre', { healthCentreId: 'centre' });
    for (const paperClass of PAPER_CLASSES) {
      expect([paperClass, mayPreviewPaper(situation({ paperClass, actor: centre, healthCentreId: 'centre' }))]).toEqual(
        [paperClass, paperClass === 'councilReport'],
      );
      expect([paperClass, mayPreviewPaper(situation({ paperClass, actor: person('supportCentre') }))]).toEqual([
        paperClass,
        false,
      ]);
    }
    for (const healthCentreId of ['other', null])
      expect(mayPreviewPaper(situation({ paperClass: 'councilReport', actor: centre, healthCentreId }))).toBe(false);
  });
});
