import type { CaseView } from '../../applications/queries/case-view.js';
import { EVALUATION_APPLICATION_FIELDS, EVALUATION_RESULT_FIELDS } from '../../procedure/fields/evaluation.js';
import { singleItems } from '../../procedure/fields/sections.js';
import { evaluationProblems } from '../../procedure/requirements/plan-problems.js';
import { EVALUATION_DOCUMENT } from '../../procedure/requirements/section-documents.js';
import { evaluationRows } from '../content/fact-rows.js';
import { Banner, ButtonLink, ButtonRow, ConditionList, DescriptionTable, Details } from '../components/index.js';
import { CasePage, ClosedEditor, offers } from './case-frame.js';
import { FactsForm, type FactsPageProps } from './facts-page.js';
import { followerOf } from './next-page.js';
import { evaluationApplicationPath, evaluationPath, planPath } from '../addresses/hospital-addresses.js';

const TITLE = '評価センターの評価';

/** First the application for the evaluation, then its result. */
export function EvaluationPage(props: FactsPageProps) {
  const { chrome, view } = props;
  const { evaluation } = view.facts;
  // Recorded already, the application is put right in its own form, which comes back with what was typed.
  const asksApplication = evaluation === null || 'appliedOn' in props.form.values;
  if (asksApplication && offers(view, 'APPLY_FOR_EVALUATION')) return <ApplicationForm {...props} />;
  if (offers(view, 'RECORD_EVALUATION')) return <ResultForm {...props} />;
  return (
    <CasePage chrome={chrome} view={view} title={TITLE} inPreparation>
      <ClosedEditor view={view} />
    </CasePage>
  );
}

function ApplicationForm(props: FactsPageProps) {
  const { chrome, view } = props;
  const { conditions = [], ready = false } =
    view.availableEvents.find(({ type }) => type === 'APPLY_FOR_EVALUATION') ?? {};
  const isRecorded = view.facts.evaluation !== null;
  if (!ready) {
    return (
      <CasePage chrome={chrome} view={view} title={TITLE} inPreparation>
        <Banner kind="info" title="受審を記録する前に、時短計画（案）の記録が必要です">
          <ConditionList conditions={conditions.filter(({ met }) => !met)} />
        </Banner>
        <ButtonRow>
          <ButtonLink variant="primary" href={planPath(view.application.id)}>
            時短計画（案）を記録する
          </ButtonLink>
        </ButtonRow>
      </CasePage>
    );
  }
  return (
    <FactsForm
      {...props}
      title={TITLE}
      path={evaluationPath(view.application.id)}
      lead={
        <>
          {isRecorded ? (
            <p>記録した受審の申込みの誤りを直します。評価結果の記録は変わりません。前の記録は経過に残ります。</p>
          ) : (
            <>
              <p>
                医療機関勤務環境評価センターに受審を申し込んだら、申込日と受付番号を記録してください。申込み自体は評価センターのサイトで行います。
              </p>
              <EvaluationTime />
              <CentreNote centre={view.facts.profile.evaluationCentre} />
            </>
          )}
        </>
      }
      problems={[]}
      fields={singleItems(EVALUATION_APPLICATION_FIELDS, view.facts)}
      verb="記録"
      buttonLabel={isRecorded ? '受審の申込みを記録し直す' : '受審の申込みを記録する'}
      next={followerOf(view.application, 'plan')}
    />
  );
}

/** Who evaluates, where one applies, and what is wanted there. */
function CentreNote({ centre: { name, site, wants } }: { centre: CaseView['facts']['profile']['evaluationCentre'] }) {
  return (
    <Details summary="評価センターのサイトと、受審に要るもの">
      <p>
        {name}：<a href={site}>{site}</a>（インターネットにつながる端末で開いてください）
      </p>
      <ul class="plain-lines">
        {wants.map((want) => (
          <li>{want}</li>
        ))}
      </ul>
      <p>手続は変わることがあります。受審する前に、評価センターのサイトで確かめてください。</p>
    </Details>
  );
}

/** How long the evaluation takes, as guidance. */
function EvaluationTime() {
  return (
    <p>
      目安：評価には平均で約145日（最短52日・最長428日）かかっています。
      <span class="source">
        出典：日本医師会 令和7年4月23日の会見。これからの受審の日数を約束するものではありません。
      </span>
    </p>
  );
}

function ResultForm(props: FactsPageProps) {
  const { view } = props;
  const { evaluation } = view.facts;
  return (
    <FactsForm
      {...props}
      title={TITLE}
      path={evaluationPath(view.application.id)}
      lead={
        <>
          {evaluation && (
            <>
              <DescriptionTable caption="記録されている受審" rows={evaluationRows(view.facts, evaluation)} />
              <p>
                <a href={evaluationApplicationPath(view.application.id)}>受審の申込日・受付番号を直す</a>
              </p>
            </>
          )}
          <p>評価結果の通知書が届いたら、書かれているとおりに記録し、通知書のファイルを添えてください。</p>
          {evaluation?.result === null && <EvaluationTime />}
        </>
      }
      problems={evaluation?.result ? evaluationProblems(evaluation, view.facts) : []}
      fields={singleItems(EVALUATION_RESULT_FIELDS, view.facts)}
      requirementId={EVALUATION_DOCUMENT}
      verb="記録"
      buttonLabel="評価結果を記録する"
      next={{ ...followerOf(view.application, 'evaluation'), title: '提出書類、そろっていれば確認と提出' }}
    />
  );
}
