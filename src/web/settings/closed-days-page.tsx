import { randomUUID } from 'node:crypto';
import type { DueCase } from '../../applications/queries/due-on-days.js';
import { numberBeside } from '../../procedure/terms/reference-number.js';
import type { NationalHolidays } from '../../registry/national-holidays.js';
import type { ClosedDay } from '../../registry/registry.entities.js';
import {
  Banner,
  bind,
  Button,
  ButtonRow,
  DataTable,
  DateField,
  EmptyState,
  type FormState,
  HiddenKey,
  PostForm,
  Section,
  TextField,
} from '../components/index.js';
import { casePath } from '../addresses/case-addresses.js';
import { formatDate } from '../base/format.js';
import type { PageChrome } from '../layout/index.js';
import { SettingsFrame } from '../settings-frame/settings-frame.js';

/** What ends on a day. */
export interface Ending {
  rounds: readonly { id: string; text: string }[];
  cases: readonly DueCase[];
}

export interface ClosedDaysPageProps {
  chrome: PageChrome;
  /** Label of the 年度 shown: 「令和8年度」. */
  yearLabel: string;
  /** Links to the years beside it. */
  otherYears: { label: string; href: string }[];
  days: ClosedDay[];
  /** By the prefecture's own closed days. */
  ending: ReadonlyMap<string, Ending>;
  holidays: Pick<NationalHolidays, 'from' | 'to' | 'calculatedFrom'>;
  form: FormState;
  idempotencyKey: string;
  /** Whether this person may change the days. */
  editable: boolean;
  saved?: boolean;
}

const SOURCE = { nationalHoliday: '国民の祝日', prefecture: '独自の閉庁日' };

/** 閉庁日 of a 年度: the holidays, and the prefecture's own days, which can be added and removed. */
export function ClosedDaysPage({
  chrome,
  yearLabel,
  otherYears,
  days,
  ending,
  holidays,
  form,
  idempotencyKey,
  editable,
  saved,
}: ClosedDaysPageProps) {
  return (
    <SettingsFrame chrome={chrome} view="/settings/closed-days" errors={form.errors}>
      {saved && (
        <Banner kind="success" title="閉庁日を保存しました">
          期限が決まっている申請と申請回の期限は変わりません。閉庁日に当たるものは、表の「この日の期限」にあります。動かすときは、申請回の日程を直すか、申請ごとに期限を改めてください。
        </Banner>
      )}
      <p>
        土曜日・日曜日・年末年始（12月29日〜1月3日）は、登録しなくても閉庁日として数えます。
        <a href="/settings/closed-days/record">加えた日・外した日の経過</a>
      </p>
      <p>
        国民の祝日は、{formatDate(holidays.from)}から{formatDate(holidays.to)}
        までが分かっています。春分の日と秋分の日は前年2月の官報で確定するため、
        {formatDate(holidays.calculatedFrom)}からは計算による見込みです。{formatDate(holidays.to)}
        より後の祝日は分かっていないので、そこに期限を置くときは暦を確かめてください。
      </p>
      <Section title={`${yearLabel}の閉庁日`} id="closed-days">
        <p>
          {otherYears.map(({ label, href }) => (
            <>
              <a href={href}>{label}</a>{' '}
            </>
          ))}
        </p>
        {days.length === 0 ? (
          <EmptyState text="登録された閉庁日はありません。" />
        ) : (
          <DataTable
            caption={`${yearLabel}の閉庁日`}
            columns={[
              { header: '日', cell: ({ day }) => formatDate(day), nowrap: true },
              { header: '名称・理由', cell: ({ name }) => name },
              { header: '種類', cell: ({ source }) => SOURCE[source] },
              { header: 'この日の期限', cell: ({ day }) => <EndingOn ending={ending.get(day)} /> },
              {
                header: '操作',
                cell: (day) => (editable && day.source === 'prefecture' ? <RemoveButton day={day} /> : '－'),
              },
            ]}
            rows={days}
          />
        )}
      </Section>
      {editable && (
        <Section title="閉庁日を追加する" id="add">
          <PostForm action="/settings/closed-days">
            <HiddenKey value={idempotencyKey} />
            <DateField {...bind(form, 'day')} label="閉庁日" requirement="required" />
            <TextField {...bind(form, 'name')} label="閉庁の理由" requirement="required" width={40} />
            <ButtonRow>
              <Button variant="primary">閉庁日を追加する</Button>
            </ButtonRow>
          </PostForm>
        </Section>
      )}
    </SettingsFrame>
  );
}

/** Set before the day was closed; national holidays are known before anything is set. */
function EndingOn({ ending = { rounds: [], cases: [] } }: { ending?: Ending | undefined }) {
  if (ending.rounds.length + ending.cases.length === 0) return <>－</>;
  return (
    <ul class="plain-lines">
      {ending.rounds.map(({ id, text }) => (
        <li>
          <a href={`/settings/rounds/${id}/edit`}>{text}</a>
        </li>
      ))}
      {ending.cases.map(({ id, institutionName, ...numbered }) => (
        <li>
          <a href={casePath(id)}>
            {numberBeside(numbered)} {institutionName}
          </a>
        </li>
      ))}
    </ul>
  );
}

function RemoveButton({ day }: { day: ClosedDay }) {
  return (
    <form method="post" action={`/settings/closed-days/${day.day}/remove`}>
      <input type="hidden" name="idempotencyKey" value={randomUUID()} />
      <Button>
        外す<span class="visually-hidden">：{formatDate(day.day)}</span>
      </Button>
    </form>
  );
}
