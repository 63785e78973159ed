import type { CaseView } from '../../applications/queries/case-view.js';
import { actionPath, casePath, filePath } from '../addresses/case-addresses.js';
import { Banner, ButtonLink, ButtonRow, DescriptionTable, Section } from '../components/index.js';
import { formatDate, formatFileSize } from '../base/format.js';
import type { PageChrome } from '../layout/index.js';
import { CasePage, offers } from './case-frame.js';
import { type CaseState, STATE_INFO } from '../../procedure/terms/states.js';
import { ExpectedSteps } from './expected-steps.js';
import { HOSPITAL_HOME } from '../addresses/hospital-addresses.js';
import { numberOf } from '../../procedure/terms/reference-number.js';

/** Where the prefecture looks whether anything is missing (行政手続法7条). */
const MAY_ASK_CORRECTION: readonly CaseState[] = ['submitted', 'examining'];

/** The answer to a submission: a page that can be kept and opened again. */
export function SubmittedPage({
  chrome,
  view,
  submittedOn,
}: {
  chrome: PageChrome;
  view: CaseView;
  submittedOn: string;
}) {
  const { application, facts, requiredActions: required } = view;
  const { office, unit } = facts.profile.submission;
  return (
    <CasePage chrome={chrome} view={view} title="申請を提出しました">
      <Banner kind="success" title={`受付番号 ${numberOf(application)}`}>
        <p>{formatDate(submittedOn)}に提出しました。お問合せのときは、この受付番号をお伝えください。</p>
      </Banner>
      <Copies view={view} />
      {STATE_INFO[application.state].final ? (
        <p>{required.sentence}</p>
      ) : (
        <Section title="次に起こること" id="next">
          <p>
            {required.sentence}（次の対応者：{required.holderLabel}）
          </p>
          {MAY_ASK_CORRECTION.includes(application.state) && (
            <p>書類に足りないところがあると補正を求める通知が届き、「申請の状況」に表示されます。</p>
          )}
          <ExpectedSteps view={view} />
        </Section>
      )}
      <DescriptionTable
        caption="問合せ先"
        rows={[
          { label: '担当', value: `${office} ${unit}` },
          { label: '申請回', value: view.round?.label ?? 'なし' },
        ]}
      />
      <ButtonRow>
        <ButtonLink variant="primary" href={HOSPITAL_HOME}>
          申請の状況へ
        </ButtonLink>
        <ButtonLink href={casePath(application.id)}>提出した内容を見る</ButtonLink>
        {offers(view, 'PULL_BACK') && (
          <ButtonLink variant="link" href={actionPath(application.id, 'PULL_BACK')}>
            提出を取り消して直す
          </ButtonLink>
        )}
      </ButtonRow>
    </CasePage>
  );
}

/** The copy of the submission and its forms, as they were issued with it. */
function Copies({ view }: { view: CaseView }) {
  const { issued } = view.documents;
  const latest = issued.filter(
    ({ formId, subjectKey }, index) =>
      (formId === 'reception-copy' || formId?.startsWith('application-form-')) &&
      issued.findIndex((other) => other.formId === formId && other.subjectKey === subjectKey) === index,
  );
  const copy = latest.find(({ formId }) => formId === 'reception-copy');
  const forms = latest.filter((file) => file !== copy);
  return (
    <Section title="控えと提出した様式" id="copies">
      {copy ? (
        <ButtonRow>
          <ButtonLink variant="primary" href={filePath(copy.id)}>
            控えを受け取る（PDF {formatFileSize(copy.size)}）
          </ButtonLink>
        </ButtonRow>
      ) : (
        <p>控えを作成しています。しばらくしてから、この画面を開き直してください。</p>
      )}
      {forms.length > 0 && (
        <ul class="task-parts">
          {forms.map((file) => (
            <li>
              <a href={filePath(file.id)}>{file.title}</a>（第{file.version}版、PDF {formatFileSize(file.size)}）
            </li>
          ))}
        </ul>
      )}
      <p>提出した内容で作成しました。この後も変わりません。</p>
    </Section>
  );
}
