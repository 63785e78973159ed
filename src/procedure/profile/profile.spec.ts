import { seedJson } from '../../../test/support/procedure-samples.js';
import { type ProfileParts, parseProfile } from './profile.js';
import { ProfileError } from './profile-row.js';

interface Json {
  [name: string]: unknown;
}

/** Hokkaido's own files, changed by `spoil`. */
function parts(spoil: (parts: Record<keyof ProfileParts, Json>) => void): ProfileParts {
  const files = {
    profile: seedJson<Json>('hokkaido/procedure-profile.json'),
    documents: seedJson<Json>('hokkaido/document-requirements.json'),
    subItems: seedJson<Json>('hokkaido/b-sub-items.json'),
    specialtyFields: seedJson<Json>('specialty-fields.json'),
    kanjiVariants: seedJson<Json>('kanji-variants.json'),
    evaluationCentre: seedJson<Json>('evaluation-centre.json'),
  };
  spoil(files);
  return files;
}

/** Message of the refusal, or '' when the profile is accepted. */
function refusal(spoil: (parts: Record<keyof ProfileParts, Json>) => void): string {
  try {
    parseProfile(parts(spoil));
    return '';
  } catch (error) {
    if (error instanceof ProfileError) return error.message;
    throw error;
  }
}

const firstDocument = (documents: Json): Json => (documents['documents'] as Json[])[0] as Json;

describe('a procedure profile', () => {
  it('of Hokkaido is accepted, with the councils in the order they are held', () => {
    const profile = parseProfile(parts(() => undefined));
    expect(profile.councils).toEqual({
      B: ['coordinationCouncil', 'measuresCouncil', 'medicalCouncil'],
      RENKEI_B: ['coordinationCouncil', 'measuresCouncil', 'medicalCouncil'],
      C1: ['measuresCouncil', 'medicalCouncil'],
      C2: ['medicalCouncil'],
    });
    expect(profile.emergencyThresholds).toEqual({ ambulancesPerYear: 1000, offHoursAdmissionsPerYear: 500 });
    expect(profile.standardProcessingOfficeDays).toBeNull();
    expect(profile.subItems).toHaveLength(18);
  });

  it('without the medical council is refused for every kind (法113⑤)', () => {
    const message = refusal(({ profile }) => {
      const councils = profile['councils'] as Json;
      councils['B'] = ['coordinationCouncil', 'measuresCouncil'];
      councils['C2'] = ['measuresCouncil'];
    });
    expect(message).toContain('councils.B に medicalCouncil がありません');
    expect(message).toContain('councils.C2 に medicalCouncil がありません');
    expect(message).toContain('法113⑤');
  });

  it('may leave the other councils out', () => {
    expect(refusal(({ profile }) => ((profile['councils'] as Json)['B'] = ['medicalCouncil']))).toBe('');
  });

  it('with a council twice or unknown is refused', () => {
    expect(
      refusal(({ profile }) => ((profile['councils'] as Json)['C2'] = ['medicalCouncil', 'medicalCouncil'])),
    ).toContain('二度');
    expect(refusal(({ profile }) => ((profile['councils'] as Json)['C2'] = ['cityCouncil']))).toContain(
      'の councils の C2',
    );
  });

  it('with a document rule that nobody wrote is refused, naming the rules there are', () => {
    const message = refusal(({ documents }) => (firstDocument(documents)['rule'] = 'sometimes'));
    expect(message).toContain('書類 D01 の rule「sometimes」');
    expect(message).toContain('always, evaluationNotice, onRequest, form5_1, specialtyProgramme, doctorsAtOnce');
  });

  it('with a rule that cannot read the row’s kind is refused', () => {
    expect(refusal(({ documents }) => (firstDocument(documents)['rule'] = 'doctorsAtOnce'))).toContain(
      '区分 C2 だけに使えます',
    );
  });

  it('with the same document or sub-item twice is refused', () => {
    const twiceDocument = refusal(({ documents }) => (documents['documents'] as Json[]).push(firstDocument(documents)));
    expect(twiceDocument).toContain('書類 D01 が B・new に二度あります');
    const twiceItem = refusal(({ subItems }) => {
      const rows = subItems['subItems'] as Json[];
      rows.push(rows[0] as Json);
    });
    expect(twiceItem).toContain('小項目 (1)ア が二度あります');
  });

  it.each<[string, (files: Record<keyof ProfileParts, Json>) => void, string]>([
    ['a missing name', ({ profile }) => delete profile['prefecture'], 'prefecture が文字列ではありません'],
    ['an empty name', ({ profile }) => (profile['governorTitle'] = ' '), 'governorTitle が空です'],
    ['days as text', ({ profile }) => (profile['correctionOfficeDays'] = '10'), 'correctionOfficeDays が1以上の整数'],
    ['no days', ({ profile }) => (profile['correctionOfficeDays'] = 0), 'correctionOfficeDays が1以上の整数'],
    [
      'no 教示',
      ({ profile }) => (profile['appealInstructions'] = []),
      '条件を付けた通知書には、教示を書かなければなりません（行政不服審査法82条',
    ],
    [
      'an unknown seal',
      ({ profile }) => ((profile['sealsAndNumbers'] as Json)['noticeSeal'] = 'maybe'),
      'の sealsAndNumbers の noticeSeal',
    ],
    [
      'a document without its number',
      ({ profile }) => delete (profile['sealsAndNumbers'] as Json)['reportNumber'],
      'の sealsAndNumbers の reportNumber',
    ],
    [
      'a phone that is no text',
      ({ profile }) => ((profile['submission'] as Json)['phone'] = 11),
      'の submission の phone',
    ],
    ['a missing part', ({ profile }) => delete profile['submission'], 'の submission は { … } の形ではありません'],
    ['a wrong list', ({ documents }) => (documents['documents'] = 'D01'), 'documents が[ … ] の並び'],
    ['a wrong kind', ({ documents }) => (firstDocument(documents)['kinds'] = ['A']), 'documents[0] の kinds'],
    [
      'a wrong word',
      ({ subItems }) => (((subItems['subItems'] as Json[])[0] as Json)['form5_1'] = 'maybe'),
      'subItems[0] の form5_1',
    ],
  ])('with %s says where', (_, spoil, message) => {
    expect(refusal(spoil)).toContain(message);
  });
});
