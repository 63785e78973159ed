import type { Actor, Role } from './terms/actors.js';
import {
  mayPreviewDocument,
  DOCUMENT_ACTS,
  DOCUMENT_CLASSES,
  DOCUMENT_ISSUER,
  documentConditions,
  documentReasonConditions,
  documentVersionConditions,
  type DocumentSituation,
} from './official-documents.js';

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
const situation = (more: Partial<DocumentSituation> = {}): DocumentSituation => ({
  act: 'correct',
  documentClass: 'office',
  state: 'examining',
  actor: person('prefectureOfficer'),
  institutionId: 'own',
  healthCentreId: null,
  version: 1,
  byEvent: false,
  ...more,
});
const seen = (more: Partial<DocumentSituation> = {}) => mayPreviewDocument({ ...situation(more), submitted: true });
const unmet = (more: Partial<DocumentSituation> = {}) =>
  documentConditions(situation(more))
    .filter(({ met }) => !met)
    .map(({ id }) => id);

it('a form of the application is issued by hand once it is submitted, not while it is being written', () => {
  const byHand = { act: 'issue', documentClass: 'application', version: 0, actor: hospital } as const;
  expect(unmet({ ...byHand, state: 'preparing' })).toEqual(['submitted']);
  expect(unmet({ ...byHand, state: 'correcting' })).toEqual(['submitted']);
  expect(unmet({ ...byHand, state: 'submitted' })).toEqual([]);
});

describe('who puts a document out', () => {
  it('is the office that answers for it, and for a notice the approver', () => {
    const roles = [
      'hospital',
      'prefectureOfficer',
      'prefectureApprover',
      'healthCentre',
      'supportCentre',
      'systemAdministrator',
    ] as const;
    for (const documentClass of DOCUMENT_CLASSES) {
      for (const role of roles) {
        const actor = person(role, { institutionId: 'own', healthCentreId: 'centre' });
        expect([
          documentClass,
          role,
          unmet({ act: 'reissue', documentClass, actor, healthCentreId: 'centre' }),
        ]).toEqual([documentClass, role, role === DOCUMENT_ISSUER[documentClass] ? [] : ['documentIssuer']]);
      }
    }
  });

  it('is nobody where a form of the application would be drawn anew: it stays as it was submitted', () => {
    expect(unmet({ documentClass: 'application', actor: hospital })).toEqual(['keptAsSubmitted']);
  });

  it('is said for every class by name', () => {
    expect(DOCUMENT_ISSUER).toEqual({
      application: 'hospital',
      office: 'prefectureOfficer',
      councilReport: 'healthCentre',
      decision: 'prefectureApprover',
    });
  });

  it('is never another hospital or another health centre', () => {
    expect(
      unmet({ act: 'reissue', documentClass: 'application', actor: person('hospital', { institutionId: 'other' }) }),
    ).toEqual(['documentIssuer']);
    for (const healthCentreId of ['other', null])
      expect(
        unmet({
          documentClass: 'councilReport',
          actor: person('healthCentre', { healthCentreId: 'centre' }),
          healthCentreId,
        }),
      ).toEqual(['documentIssuer']);
  });
});

describe('when', () => {
  it('a document is issued once by hand; after that it is issued again or corrected', () => {
    expect(unmet({ act: 'issue', version: 1 })).toEqual(['notIssuedYet']);
    expect(unmet({ act: 'issue', version: 0 })).toEqual([]);
    for (const act of ['reissue', 'correct'] as const) expect(unmet({ act, version: 0 })).toEqual(['issuedBefore']);
  });

  it('a document that an event issues is not issued by hand before it, yet issued again and corrected after it', () => {
    expect(unmet({ act: 'issue', version: 0, byEvent: true })).toEqual(['issuedByHand']);
    for (const act of ['reissue', 'correct'] as const) expect(unmet({ act, byEvent: true })).toEqual([]);
  });

  it('the version that the person saw still stands', () => {
    expect([0, 1, 2].map((seen) => documentVersionConditions({ version: 1 }, seen)[0]?.met)).toEqual([
      false,
      true,
      false,
    ]);
    expect(documentVersionConditions({ version: 0 }, 1)[0]?.text).toMatch(/^まだ発行されていません。画面を開き直して/);
  });

  it('a withdrawn case gets copies of what was said, and nothing new', () => {
    expect(unmet({ act: 'reissue', state: 'withdrawn' })).toEqual([]);
    expect(unmet({ act: 'correct', state: 'withdrawn' })).toEqual(['notWithdrawn']);
    expect(unmet({ act: 'correct', state: 'designated' })).toEqual([]);
  });

  it('never without a reason, but for the first', () => {
    const blank = DOCUMENT_ACTS.map((act) => documentReasonConditions(act, '　').map(({ met }) => met));
    expect(blank).toEqual([[], [false], [false]]);
    expect(documentReasonConditions('correct', '誤記')[0]?.met).toBe(true);
  });
});

describe('the draft of a document', () => {
  it('is not shown to the one it is meant for before it is issued', () => {
    expect(seen({ documentClass: 'decision', actor: hospital })).toBe(false);
    expect(seen({ documentClass: 'application', actor: hospital })).toBe(true);
    expect(seen({ documentClass: 'application', actor: hospital, institutionId: 'other' })).toBe(false);
    const centre = person('healthCentre', { healthCentreId: 'centre' });
    for (const documentClass of DOCUMENT_CLASSES) {
      expect([documentClass, seen({ documentClass, actor: centre, healthCentreId: 'centre' })]).toEqual([
        documentClass,
        documentClass === 'councilReport',
      ]);
      expect([documentClass, seen({ documentClass, actor: person('supportCentre') })]).toEqual([documentClass, false]);
    }
    for (const healthCentreId of ['other', null])
      expect(seen({ documentClass: 'councilReport', actor: centre, healthCentreId })).toBe(false);
  });

  it('of an application that is not submitted, or was pulled back, is in the working copy and is the hospital’s alone', () => {
    const of = (actor: Actor, submitted: boolean) =>
      mayPreviewDocument({ ...situation({ documentClass: 'application', actor }), submitted });
    expect([of(hospital, false), of(hospital, true)]).toEqual([true, true]);
    for (const role of ['prefectureOfficer', 'prefectureApprover'] as const)
      expect([role, of(person(role), false), of(person(role), true)]).toEqual([role, false, true]);
  });
});
