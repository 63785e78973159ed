import type { CentreHearing } from '../../applications/queries/centre-hearings.js';
import type { Paged } from '../../platform/paging.js';
import type { PlanningArea } from '../../registry/registry.entities.js';
import {
  bind,
  bindMany,
  Button,
  ButtonLink,
  ButtonRow,
  DateField,
  EmptyState,
  Fieldset,
  type FormState,
  NumberField,
  PostForm,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '../components/index.js';
import { Page, type PageChrome } from '../layout/index.js';
import { HearingChoice } from './hearing-choice.js';
import { HEARING_COLUMNS } from './hearing-words.js';
import { MoreWaiting } from './meeting-page.js';
import { HEALTH_CENTRE, meetingPath, MEETINGS } from '../addresses/health-centre-addresses.js';
import { METHOD_LABEL } from '../../procedure/case/words.js';

export interface MeetingFormPageProps {
  chrome: PageChrome;
  areas: readonly PlanningArea[];
  form: FormState;
  idempotencyKey: string;
  /** Absent for a new meeting. */
  existing?: { id: string; name: string };
  /** Requests that a new meeting may take at once; null for one that exists. */
  requests: Paged<CentreHearing> | null;
}

/** A new meeting with its cases, or the facts of one that exists. */
export function MeetingFormPage({ chrome, areas, form, idempotencyKey, existing, requests }: MeetingFormPageProps) {
  const title = existing ? '会議の内容を直す' : '会議をつくる';
  const crumbs = [
    { label: 'ホーム', href: HEALTH_CENTRE },
    { label: '会議', href: MEETINGS },
    ...(existing ? [{ label: existing.name, href: meetingPath(existing.id) }] : []),
    { label: title },
  ];
  return (
    <Page {...chrome} title={title} breadcrumbs={crumbs} errors={form.errors}>
      <PostForm action={existing ? `${meetingPath(existing.id)}/edit` : MEETINGS}>
        <input type="hidden" name="key" value={idempotencyKey} />
        {existing && <input type="hidden" name="lockVersion" value={bind(form, 'lockVersion').value} />}
        <RadioGroup
          {...bind(form, 'method')}
          label="開催の方法"
          requirement="required"
          inline
          choices={[
            { value: 'written', label: METHOD_LABEL.written },
            { value: 'inPerson', label: METHOD_LABEL.inPerson },
          ]}
        />
        {areas.length === 1 ? (
          <input type="hidden" name="planningAreaId" value={areas[0]?.id} />
        ) : (
          <Select
            {...bind(form, 'planningAreaId')}
            label="構想区域"
            requirement="required"
            choices={areas.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <TextField
          {...bind(form, 'name')}
          label="会議の名称"
          requirement="required"
          width={40}
          support="確認様式（報告）に記載されます。"
        />
        <DateField {...bind(form, 'meetsOn')} label="開催日（書面では回答の期限）" requirement="required" />
        <TextField {...bind(form, 'place')} label="場所" requirement="optional" width={40} />
        <TextField
          {...bind(form, 'chair')}
          label="座長"
          requirement="optional"
          width={20}
          support="一つの会議の座長は一人です。確認を記録する画面に、あらかじめ入ります。"
        />
        <NumberField {...bind(form, 'members')} label="構成員の人数" requirement="optional" unit="人" />
        <NumberField {...bind(form, 'answered')} label="回答した人数（書面のとき）" requirement="optional" unit="人" />
        {requests && (
          <Fieldset legend="この会議に載せる案件">
            {requests.total === 0 ? (
              <EmptyState text="会議に載せていない依頼はありません。案件は後からも載せられます。" />
            ) : (
              <>
                <MoreWaiting waiting={requests} />
                <HearingChoice
                  caption="会議に載せていない依頼"
                  hearings={requests.rows}
                  selected={bindMany(form, 'hearings').values}
                  columns={[
                    HEARING_COLUMNS.institution,
                    HEARING_COLUMNS.kind,
                    HEARING_COLUMNS.area,
                    HEARING_COLUMNS.due,
                  ]}
                />
              </>
            )}
          </Fieldset>
        )}
        {existing && (
          <TextArea
            {...bind(form, 'reason')}
            label="直す理由"
            requirement="optional"
            rows={2}
            support="案件が載っている会議の名称・方法・日・座長を直すときは、必ず入力してください。確認や報告が済んだ案件の記録も、この理由で訂正します。"
          />
        )}
        <ButtonRow>
          <Button variant="primary">{existing ? '会議の内容を保存する' : 'この内容で会議をつくる'}</Button>
          {requests && requests.rows.length > 1 && (
            <Button name="act" value="all">
              表の{String(requests.rows.length)}件を全て選ぶ
            </Button>
          )}
          <ButtonLink variant="link" href={existing ? meetingPath(existing.id) : MEETINGS}>
            やめて戻る
          </ButtonLink>
        </ButtonRow>
      </PostForm>
    </Page>
  );
}
