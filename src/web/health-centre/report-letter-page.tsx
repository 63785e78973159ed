import type { ReportedHearing } from '../../issuing/documents/report-letters.js';
import type { Paged } from '../../platform/paging.js';
import type { Condition } from '../../procedure/case/decision.js';
import { takesNewContent } from '../../procedure/official-documents.js';
import { stateLabel } from '../../procedure/terms/states.js';
import { filePath } from '../addresses/case-addresses.js';
import { LetterFields } from '../action-forms/letter-fields.js';
import { DrawnAnewChoice } from '../case-elements/drawn-anew-choice.js';
import { RefusalNote } from '../case-elements/refusal-note.js';
import {
  Banner,
  bind,
  bindMany,
  Button,
  ButtonLink,
  ButtonRow,
  EmptyState,
  type FormState,
  Pager,
  PostForm,
  TextArea,
} from '../components/index.js';
import { ErrorText } from '../components/forms/field-frame.js';
import { formatDateShort } from '../base/format.js';
import { Page, type PageChrome } from '../layout/index.js';
import { HEALTH_CENTRE, REPORT_LETTER, REPORTS } from '../addresses/health-centre-addresses.js';
import { HearingChoice } from './hearing-choice.js';
import { HEARING_COLUMNS } from './hearing-words.js';

export interface ReportLetterPageProps {
  chrome: PageChrome;
  reported: Paged<ReportedHearing>;
  form: FormState;
  idempotencyKey: string;
  /** Unmet conditions and missing fields of what was just sent. */
  refused: readonly Condition[];
  problems: readonly string[];
  /** It was issued just before. */
  issued: boolean;
}

/** 確認結果報告書: one letter for the reported cases that are chosen. */
export function ReportLetterPage({
  chrome,
  reported,
  form,
  idempotencyKey,
  refused,
  problems,
  issued,
}: ReportLetterPageProps) {
  const { institution, number, kind, area, meeting, result } = HEARING_COLUMNS;
  const chosen = bindMany(form, 'hearings');
  return (
    <Page
      {...chrome}
      title="確認結果報告書をつくる"
      breadcrumbs={[
        { label: 'ホーム', href: HEALTH_CENTRE },
        { label: '報告', href: REPORTS },
        { label: '確認結果報告書' },
      ]}
      errors={form.errors}
      wide
    >
      {issued && (
        <Banner kind="success" title="確認結果報告書を発行しました">
          選んだ案件の「文書」に、同じ一通を保存しました。
        </Banner>
      )}
      <RefusalNote conditions={refused} />
      {problems.length > 0 && (
        <Banner kind="error" title="確認結果報告書を作成できません">
          <ul>
            {problems.map((problem) => (
              <li>{problem}</li>
            ))}
          </ul>
        </Banner>
      )}
      {reported.total === 0 ? (
        <EmptyState
          text="報告した案件はありません。報告すると、ここに並びます。"
          action={{ label: '報告できる案件を見る', href: REPORTS }}
        />
      ) : (
        <PostForm action={REPORT_LETTER}>
          <input type="hidden" name="key" value={idempotencyKey} />
          <p>
            選んだ案件を一通の報告書にまとめます。報告書の日付は本日です。発行すると、それぞれの案件の「文書」に同じ一通を保存します。
          </p>
          <div id="field-hearings" tabindex={-1}>
            <ErrorText name="hearings" label="報告書に載せる案件" errors={chosen.errors} />
            <HearingChoice
              caption="報告書に載せる案件"
              hearings={reported.rows}
              selected={chosen.values}
              choosable={({ state }) => takesNewContent(state)}
              columns={[
                institution,
                number,
                kind,
                area,
                meeting,
                result,
                {
                  header: '報告日',
                  cell: ({ hearing }) => (hearing.reportedOn ? formatDateShort(hearing.reportedOn) : '－'),
                  nowrap: true,
                },
                {
                  header: '報告書',
                  cell: ({ hearing }) =>
                    reported.rows
                      .filter((each) => each.hearing.id === hearing.id)
                      .map((each) => <LetterLink {...each} />),
                },
              ]}
            />
          </div>
          <LetterFields form={form} numberSupport="例：帯保第12号。空けておくと、番号のない「事務連絡」になります。" />
          <TextArea
            {...bind(form, 'reason')}
            label="訂正の理由"
            requirement="optional"
            rows={3}
            support="何件かをまとめた報告書を発行済みの案件を選ぶと、その報告書を訂正する新しい版になります。そのときは、その報告書に載せた案件のうち取り下げられていないものをすべて選び、理由を必ず入力してください。"
          />
          <DrawnAnewChoice form={form} />
          <ButtonRow>
            <Button variant="primary" name="act" value="issue">
              報告書を発行する
            </Button>
            <Button name="act" value="preview">
              案を見る（PDF）
            </Button>
            <ButtonLink variant="link" href={REPORTS}>
              やめて報告に戻る
            </ButtonLink>
          </ButtonRow>
        </PostForm>
      )}
      <Pager {...reported} hrefFor={(page) => `${REPORT_LETTER}?page=${page}`} />
    </Page>
  );
}

function LetterLink({ letter, institutionName, state, procedure }: ReportedHearing) {
  return (
    <>
      {letter ? (
        <a href={filePath(letter.id)}>
          第{letter.version}版<span class="visually-hidden">（{institutionName}の確認結果報告書）</span>
        </a>
      ) : (
        '未発行'
      )}
      {!takesNewContent(state) && `　${stateLabel(state, procedure)}のため、新しい報告書には載せられません`}
    </>
  );
}
