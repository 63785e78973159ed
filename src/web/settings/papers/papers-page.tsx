import type { ComponentChildren } from 'preact';
import { anyForm, FORMS, type FormId } from '../../../../forms/index.js';
import { FORM_STAGES, type FormStage } from '../../../../forms/parts/place.js';
import type { IsoDate } from '../../../procedure/calendar/days.js';
import {
  type AppealInstruction,
  type PaperSetting,
  SEALS,
  type SealsAndNumbers,
} from '../../../procedure/case/facts.js';
import {
  entriesOf,
  formPart,
  instructionsOn,
  type PaperProfile,
  sealsOn,
  wordingOn,
} from '../../../procedure/profile/paper-settings.js';
import { formatDate } from '../../base/format.js';
import {
  Banner,
  bind,
  bindMany,
  Button,
  ButtonRow,
  CheckboxGroup,
  DataTable,
  DateField,
  DescriptionTable,
  type FormState,
  HiddenKey,
  PostForm,
  RadioGroup,
  Section,
  TextArea,
  TextField,
} from '../../components/index.js';
import type { PageChrome } from '../../layout/index.js';
import { CertaintyMark, SettingsFrame } from '../../settings-frame/settings-frame.js';
import { formName, SEAL_LABEL, wordField, wordLabel } from '../../content/paper-words.js';

const PATH = '/settings/papers';
export const SEALS_PATH = `${PATH}/seals`;
export const INSTRUCTIONS_PATH = `${PATH}/instructions`;
export const formWordsPath = (id: FormId) => `${PATH}/forms/${id}`;

/** The papers that bear 公印, each with the fields of its seal and its number; a notice bears a number of its own. */
const SEALED = [
  { paper: '通知書（指定・不指定など）', seal: 'noticeSeal', number: null },
  { paper: '調整会議の開催依頼文', seal: 'requestSeal', number: 'requestNumber' },
  { paper: '補正通知書', seal: 'correctionSeal', number: 'correctionNumber' },
  { paper: '確認結果報告書（保健所）', seal: 'reportSeal', number: 'reportNumber' },
] as const;

interface View {
  chrome: PageChrome;
  profile: PaperProfile;
  today: IsoDate;
}

/** 公印 and number of each paper. */
export function SealTable({ seals }: { seals: Readonly<SealsAndNumbers> }) {
  return (
    <DataTable
      caption="公印と文書番号"
      columns={[
        { header: '文書', cell: ({ paper }) => paper },
        { header: '公印', cell: ({ seal }) => SEAL_LABEL[seals[seal]], nowrap: true },
        {
          header: '番号（入力しないとき）',
          cell: ({ number }) => (number === null ? '通知のたびに入力' : seals[number]),
        },
      ]}
      rows={[...SEALED]}
    />
  );
}

export function InstructionTable({ instructions }: { instructions: readonly AppealInstruction[] }) {
  return (
    <DataTable
      caption="教示の文"
      columns={[
        { header: '文', cell: ({ text }) => text },
        { header: '確認', cell: ({ certainty }) => <CertaintyMark certainty={certainty} />, nowrap: true },
      ]}
      rows={[...instructions]}
    />
  );
}

/** 文書の記載: what papers of today say, and where each part is changed. */
export function PapersPage({ chrome, profile, today, editable }: View & { editable: boolean }) {
  const ids = Object.keys(FORMS) as FormId[];
  const stages = (Object.keys(FORM_STAGES) as FormStage[]).filter((stage) =>
    ids.some((id) => anyForm(id).stage === stage),
  );
  const link = (href: string, what: string) => (
    <p>
      <a href={href}>
        {what}
        {editable ? 'を変更する' : 'の登録'}
      </a>
    </p>
  );
  return (
    <SettingsFrame chrome={chrome} view={PATH}>
      <p>
        文書には、文書の日付の日に適用している記載が出ます。発行した文書と、その再交付・訂正は変わりません。
        <a href={`${PATH}/record`}>変更の経過</a>
      </p>
      <Section title="公印と文書番号" id="seals">
        <SealTable seals={sealsOn(profile, today)} />
        <Coming entries={entriesOf(profile.paperSettings, 'sealsAndNumbers')} today={today} />
        {link(SEALS_PATH, '公印と文書番号')}
      </Section>
      <Section title="教示" id="appeal-instructions">
        <InstructionTable instructions={instructionsOn(profile, today)} />
        <Coming entries={entriesOf(profile.paperSettings, 'appealInstructions')} today={today} />
        {link(INSTRUCTIONS_PATH, '教示')}
      </Section>
      <Section title="様式の文言" id="forms">
        {stages.map((stage) => (
          <DataTable
            caption={`${FORM_STAGES[stage]}の様式`}
            alike="forms"
            rows={ids.filter((id) => anyForm(id).stage === stage)}
            columns={[
              {
                header: '様式',
                cell: (id) => <a href={formWordsPath(id)}>{formName(id, wordingOn(profile, id, today))}</a>,
              },
              {
                header: '変えた文言',
                cell: (id) =>
                  Object.keys(wordingOn(profile, id, today))
                    .map((name) => wordLabel(id, name))
                    .join('、') || 'なし',
              },
              {
                header: '今後の変更',
                cell: (id) => (
                  <Coming entries={entriesOf(profile.paperSettings, formPart(id))} today={today} none="－" />
                ),
              },
            ]}
          />
        ))}
      </Section>
    </SettingsFrame>
  );
}

/** What is entered for a day that is still to come. */
function Coming({ entries, today, none }: { entries: readonly PaperSetting[]; today: IsoDate; none?: string }) {
  const days = [...new Set(entries.map(({ holdsFrom }) => holdsFrom))].filter((day) => day > today);
  if (days.length === 0) return <>{none}</>;
  return <p>{days.map(formatDate).join('、')}から適用する登録があります。</p>;
}

export interface PaperPartProps {
  chrome: PageChrome;
  form: FormState;
  idempotencyKey: string;
  /** Number of the last entry, 0 for none. */
  seen: number;
  /** Whether this person may add an entry. */
  editable: boolean;
  saved: boolean;
}

interface FrameProps extends PaperPartProps {
  name: string;
  path: string;
  /** Whether the sample can be looked at before it is saved. */
  sample: boolean;
  entries: ComponentChildren;
  children: ComponentChildren;
}

/** The page of one part: what is entered, and the form for a change. */
function PaperPart({
  chrome,
  form,
  idempotencyKey,
  seen,
  editable,
  saved,
  name,
  path,
  sample,
  entries,
  children,
}: FrameProps) {
  return (
    <SettingsFrame chrome={chrome} view={PATH} errors={form.errors}>
      {saved && (
        <Banner kind="success" title={`${name}を保存しました`}>
          発行した文書は変わりません。
        </Banner>
      )}
      <p>
        <a href={PATH}>文書の記載に戻る</a>　<a href={`${PATH}/record`}>変更の経過</a>
      </p>
      <Section title={name} id="entries">
        {entries}
      </Section>
      {editable && (
        <Section title="変更する" id="change">
          <PostForm action={path}>
            <HiddenKey value={idempotencyKey} />
            <input type="hidden" name="seen" value={String(seen)} />
            <DateField {...bind(form, 'holdsFrom')} label="適用を始める日" requirement="required" />
            {children}
            <TextField {...bind(form, 'reason')} label="変更の理由" requirement="required" width={40} />
            <ButtonRow>
              <Button variant="primary">{name}を保存する</Button>
              {sample && (
                <Button name="act" value="preview">
                  見本を見る（PDF）
                </Button>
              )}
            </ButtonRow>
          </PostForm>
        </Section>
      )}
    </SettingsFrame>
  );
}

/** The days from which entries hold, newest first, with what each says. */
function Entries<Entry extends PaperSetting>({
  entries,
  profile,
  says,
}: {
  entries: readonly Entry[];
  /** What held before the first entry. */
  profile: Entry['value'];
  says: (value: Entry['value']) => ComponentChildren;
}) {
  const rows = [
    ...[...entries].reverse().map(({ holdsFrom, value }) => ({ from: formatDate(holdsFrom), value })),
    { from: 'はじめから', value: profile },
  ];
  return (
    <DataTable
      caption="登録"
      columns={[
        { header: '適用を始める日', cell: ({ from }) => from, nowrap: true },
        { header: '内容', cell: ({ value }) => says(value) },
      ]}
      rows={rows}
    />
  );
}

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul class="plain-lines">
    {lines.map((line) => (
      <li>{line}</li>
    ))}
  </ul>
);

export function SealsPage({ profile, ...props }: PaperPartProps & { profile: PaperProfile }) {
  const { form } = props;
  const choices = SEALS.map((value) => ({ value, label: SEAL_LABEL[value] }));
  return (
    <PaperPart
      {...props}
      name="公印と文書番号"
      path={SEALS_PATH}
      sample={false}
      entries={
        <Entries
          entries={entriesOf(profile.paperSettings, 'sealsAndNumbers')}
          profile={profile.sealsAndNumbers}
          says={(seals) => (
            <Lines
              lines={SEALED.map(({ paper, seal, number }) =>
                [
                  `${paper}：${SEAL_LABEL[seals[seal]]}`,
                  ...(number === null ? [] : [`番号は「${seals[number]}」`]),
                ].join('、'),
              )}
            />
          )}
        />
      }
    >
      {SEALED.map(({ paper, seal, number }) => (
        <>
          <RadioGroup {...bind(form, seal)} label={`${paper}の公印`} requirement="required" choices={choices} inline />
          {number !== null && (
            <TextField
              {...bind(form, number)}
              label={`${paper}の番号`}
              requirement="required"
              support="番号を入力しないで出すときに、文書に出る言葉です。"
              width={20}
            />
          )}
        </>
      ))}
    </PaperPart>
  );
}

const MOST_PARAGRAPHS = 8;
const EMPTY_ROWS = 2;

export function InstructionsPage({ profile, ...props }: PaperPartProps & { profile: PaperProfile }) {
  const { form } = props;
  const filled = Object.keys(form.values).map((name) => Number(/^instructions\[(\d+)\]/u.exec(name)?.[1] ?? -1) + 1);
  const rows = Math.min(MOST_PARAGRAPHS, Math.max(0, ...filled) + EMPTY_ROWS);
  return (
    <PaperPart
      {...props}
      name="教示"
      path={INSTRUCTIONS_PATH}
      sample
      entries={
        <>
          <p>
            不指定・更新しないこと・変更の不承認の通知書と、条件を付けた指定・更新・変更の承認の通知書に、段落ごとに出ます。
          </p>
          <Entries
            entries={entriesOf(profile.paperSettings, 'appealInstructions')}
            profile={profile.appealInstructions}
            says={(instructions) => (
              <Lines
                lines={instructions.map(
                  ({ text, certainty }) => `${certainty === 'confirmed' ? '確認済' : '未確認'}：${text}`,
                )}
              />
            )}
          />
        </>
      }
    >
      {Array.from({ length: rows }, (_, index) => (
        <>
          <TextArea
            {...bind(form, `instructions[${index}][text]`)}
            label={`教示 ${index + 1}段落目`}
            requirement={index === 0 ? 'required' : 'optional'}
            support={index === 0 ? '空にした段落はなくなります。' : undefined}
            rows={4}
          />
          <CheckboxGroup
            {...bindMany(form, `instructions[${index}][confirmed]`)}
            label={`${index + 1}段落目の確認`}
            requirement="optional"
            choices={[{ value: 'on', label: '法務担当などに確かめた（確認済）' }]}
          />
        </>
      ))}
    </PaperPart>
  );
}

/** The tick that leaves the number away. */
export const NO_NUMBER = 'noNumber';

export function FormWordsPage({ profile, id, today, ...props }: PaperPartProps & View & { id: FormId }) {
  const { form } = props;
  const own = anyForm(id).wording as Readonly<Record<string, string>>;
  return (
    <PaperPart
      {...props}
      name={formName(id, wordingOn(profile, id, today))}
      path={formWordsPath(id)}
      sample
      entries={
        <>
          <p>
            <a href={`/forms/${id}`}>この様式の根拠と見本</a>
          </p>
          <DescriptionTable
            caption="本日付けの文書の文言"
            rows={Object.entries({ ...own, ...wordingOn(profile, id, today) }).map(([name, text]) => ({
              label: wordLabel(id, name),
              value: text || 'なし',
            }))}
          />
          <Entries
            entries={entriesOf(profile.paperSettings, formPart(id))}
            profile={profile.formWording[id] ?? {}}
            says={(words) => (
              <Lines
                lines={
                  Object.keys(words).length === 0
                    ? ['様式の文言のまま']
                    : Object.entries(words).map(([name, text]) => `${wordLabel(id, name)}：${text || 'なし'}`)
                }
              />
            )}
          />
        </>
      }
    >
      {Object.entries(own).map(([name, text]) => (
        <>
          <TextArea
            {...bind(form, wordField(name))}
            label={wordLabel(id, name)}
            requirement="optional"
            support={`空のときは様式の文言：「${text.replaceAll('\n', '（改行）') || 'なし'}」`}
            rows={text.length > 40 ? 4 : 2}
          />
          {name === 'number' && text !== '' && (
            <CheckboxGroup
              {...bindMany(form, NO_NUMBER)}
              label="様式番号の記載"
              requirement="optional"
              choices={[{ value: 'on', label: '様式番号を出さない' }]}
            />
          )}
        </>
      ))}
    </PaperPart>
  );
}
