/**
 * Every component once, on pages like the real ones, with invented names. Read by the browser tests and by developers;
 * no route of the product leads here.
 */
import type { VNode } from 'preact';
import {
  ConflictPage,
  NotNowPage,
  ForbiddenPage,
  NotFoundPage,
  Page,
  PageNotFoundPage,
  ServerErrorPage,
  TooManyRequestsPage,
  type PageChrome,
} from '../../src/web/layout/index.js';
import type { CaseRow } from '../../src/applications/queries/case-rows.js';
import { CASE_COLUMNS, type CaseColumn, caseSelect } from '../../src/web/case-elements/case-columns.js';
import * as ui from '../../src/web/components/index.js';

const INSTITUTION = '十勝緑陽総合病院';

const navFor = (labels: string[], current: number) =>
  labels.map((label, index) => ({ label, href: `#nav-${index}`, current: index === current }));

const contact = {
  officeName: '地域医療課 医師確保係',
  phone: '000-000-0000',
  hours: '開庁日の9時から17時まで',
  helpHref: '#guide',
};

const prefecture: PageChrome = {
  user: { name: '山田 太郎', officeName: '地域医療課', roleLabel: '担当' },
  nav: navFor(['ホーム', '申請一覧', '回', '会議体', '指定台帳', '出力・取込'], 1),
  banner: '研修環境　ここでの操作は実際の手続になりません',
  contact,
};

const hospital: PageChrome = {
  user: { name: '佐々木 花子', officeName: INSTITUTION, roleLabel: '事務担当' },
  nav: navFor(['申請の状況', '申請の準備', '補正への対応', '指定と年次の届', '手引き・問合せ'], 1),
  banner: prefecture.banner,
  contact,
};

const command = { lockVersion: 7, idempotencyKey: '0e4f5b6c-0000-4000-8000-000000000000' };

const stages: ui.Stage[] = [
  { label: '計画', state: 'done', note: '6月3日' },
  { label: '受審', state: 'done', note: '9月18日' },
  { label: '準備', state: 'done', note: '10月20日' },
  { label: '提出', state: 'done', note: '10月28日' },
  { label: '審査', state: 'done', note: '11月18日' },
  { label: '調整会議', state: 'current', note: '1月29日まで' },
  { label: '対策協', state: 'ahead', note: '2月' },
  { label: '審議会', state: 'ahead', note: '3月' },
  { label: '決裁', state: 'ahead', note: '3月' },
  { label: '指定', state: 'ahead', note: '4月1日' },
];

const history: ui.TimelineEntry[] = [
  {
    sentence: '帯広保健所へ調整会議の開催を依頼しました。',
    who: '地域医療課 山田 太郎',
    at: new Date('2026-11-20T01:14:00Z'),
    links: [{ label: '依頼文 第1版（PDF）', href: '#request' }],
  },
  { sentence: '審査を終えました。', who: '地域医療課 山田 太郎', at: new Date('2026-11-18T06:02:00Z') },
  {
    sentence: '補正が提出されました。',
    who: `${INSTITUTION} 佐々木 花子`,
    at: new Date('2026-11-16T00:40:00Z'),
    detail: '様式2の救急車受入件数を、令和7年1月から12月までの件数に直しました。',
  },
  { sentence: '期限の3開庁日前になったことを知らせました。', who: 'システム', at: new Date('2026-11-11T23:30:00Z') },
];

const actions: ui.CaseAction[] = [
  {
    label: '対策協の議題に載せる',
    href: '#agenda',
    available: false,
    conditions: [
      { id: 'reported', met: false, text: '調整会議の確認結果が届いていません（確認様式1）', legalBasis: '' },
      { id: 'profile', met: true, text: '北海道の手順では、対策協は調整会議の後です', legalBasis: '' },
    ],
  },
  {
    label: '指定する',
    href: '#designate',
    available: false,
    conditions: [{ id: 'council', met: false, text: '医療審議会の意見は指定の前に必要です', legalBasis: '法113⑤' }],
  },
  {
    label: '依頼を取り下げる',
    href: '#withdraw-request',
    available: true,
    hint: '帯広保健所に知らせ、審査の段階に戻ります。',
    conditions: [{ id: 'not-convened', met: true, text: '調整会議がまだ開かれていません', legalBasis: '' }],
  },
];

/** Columns that are added later may find nothing here. */
const caseRow = (
  institutionName: string,
  referenceNo: string,
  planningAreaName: string,
  values: Pick<CaseRow, 'kind' | 'procedure' | 'stateLabel' | 'holder' | 'holderName' | 'status'> & Partial<CaseRow>,
) => ({ id: referenceNo, institutionName, referenceNo, planningAreaName, dueOn: null, ...values }) as CaseRow;

const cases: CaseRow[] = [
  caseRow('十勝緑陽総合病院', 'R8-3-0012', '十勝', {
    kind: 'B',
    procedure: 'renewal',
    stateLabel: '調整会議',
    holder: 'healthCentre',
    holderName: '帯広保健所',
    status: 'waitingFor',
    dueOn: '2027-01-29',
    dueInOfficeDays: 44,
  }),
  caseRow('石狩中央救急医療センター', 'R8-3-0009', '札幌', {
    kind: 'B',
    procedure: 'renewal',
    stateLabel: '補正中',
    holder: 'hospital',
    holderName: '医療機関',
    status: 'overdue',
    dueOn: '2026-11-18',
    dueInOfficeDays: -2,
  }),
  caseRow('医療法人髙﨑会 北見みどり病院', 'R8-3-0015', '北網', {
    kind: 'RENKEI_B',
    procedure: 'new',
    stateLabel: '受付待ち',
    holder: 'prefectureOfficer',
    holderName: '地域医療課',
    status: 'actionRequired',
    dueOn: '2026-11-25',
    dueInOfficeDays: 2,
  }),
  caseRow('函館みなと大学病院', 'R8-3-0003', '南渡島', {
    kind: 'C2',
    procedure: 'renewal',
    stateLabel: '医療審議会',
    holder: 'prefectureOfficer',
    holderName: '地域医療課',
    status: 'onTrack',
    dueOn: '2027-03-12',
    dueInOfficeDays: 73,
  }),
  caseRow('釧路湿原記念病院', 'R8-2-0021', '釧路', {
    kind: 'C1',
    procedure: 'new',
    stateLabel: '指定',
    holder: 'none',
    holderName: '－',
    status: 'done',
  }),
];

const documents: ui.DocumentRow[] = [
  {
    name: '指定申請書',
    formNumber: '様式1',
    need: 'needed',
    reason: '全ての申請に必要です',
    legalBasis: '則81①',
    attached: [{ fileName: '指定申請書.pdf', href: '#form-1', on: '2026-11-16' }],
    action: { label: '差し替える', href: '#replace' },
  },
  {
    name: '誓約書',
    formNumber: '様式9',
    need: 'needed',
    reason: '労働法令違反の事実がないことを誓約します',
    legalBasis: '則81②三',
    attached: [],
    action: { label: '添付する', href: '#attach' },
  },
  {
    name: '指定に係る業務の必要性',
    formNumber: '様式5-1',
    need: 'notNeeded',
    attached: [],
    reason: '三次救急医療機関は免除されます',
  },
  {
    name: '労働時間短縮計画の案',
    need: 'undecided',
    reason: '業務の区分を選ぶと決まります',
    legalBasis: '法113②',
    attached: [],
  },
];

function HomePage() {
  const stageNames = ['計画', '受審', '準備', '提出済', '審査', '補正', '調整会議', '対策協', '審議会', '決裁', '指定'];
  const row = (kind: string, counts: (number | null)[]) => ({
    kind,
    counts: counts.map((count) => (count === null ? null : { count, href: '#list' })),
  });
  return (
    <Page
      {...prefecture}
      nav={navFor(['ホーム', '申請一覧', '回', '会議体', '指定台帳', '出力・取込'], 0)}
      title="ホーム"
      caption="令和8年11月22日（日）　令和8年度 第3回"
    >
      <ui.Banner kind="info" title="次の節目は、申請期限 11月30日（月）です。あと5開庁日" />
      <ui.Section title="あなたの番" id="turn" aside={<a href="#everyone">担当者全員に切り替える</a>}>
        <ui.TurnCards
          cards={[
            { count: 2, label: '期限超過', href: '#overdue', overdue: true },
            { count: 5, label: '受付・審査', href: '#examine' },
            { count: 3, label: '補正の回答', href: '#correction' },
            { count: 0, label: '起案待ち', href: '#draft' },
          ]}
        />
      </ui.Section>
      <ui.Section title="段階別の件数" id="matrix" aside={<a href="#export">Excelで出力</a>}>
        <ui.StageMatrix
          caption="段階別の件数（数字を押すと一覧）"
          stages={stageNames}
          rows={[
            row('B', [14, 22, 9, 6, 5, 3, 8, 0, 0, 0, 2]),
            row('連携B', [3, 5, 2, 1, 2, 0, 3, 0, 0, 0, 1]),
            row('C-1', [6, 9, 3, 2, 1, 1, null, 2, 0, 0, 0]),
            row('C-2', [1, 1, 0, 0, 1, 0, null, null, 0, 0, 0]),
          ]}
        />
      </ui.Section>
      <ui.Section title="お知らせ" id="news">
        <ui.EmptyState text="対応が必要なお知らせはありません。" action={{ label: '申請一覧', href: '#list' }} />
      </ui.Section>
    </Page>
  );
}

function ListPage() {
  return (
    <Page
      {...prefecture}
      wide
      title="申請一覧"
      breadcrumbs={[{ label: 'ホーム', href: '#home' }, { label: '申請一覧' }]}
    >
      <ui.FilterBar action="/cases" resultsId="results">
        <ui.TextField name="q" label="医療機関名・受付番号" type="search" value="病院" />
        <ui.Select
          name="kind"
          label="区分"
          emptyLabel="すべて"
          choices={[
            { value: 'B', label: 'B水準' },
            { value: 'C2', label: 'C-2水準' },
          ]}
        />
        <ui.Select name="stage" label="段階" emptyLabel="すべて" choices={[{ value: 'examining', label: '審査' }]} />
      </ui.FilterBar>
      <ui.FilterResults
        id="results"
        count={1234}
        conditions={[
          { label: '名称：病院', removeHref: '#remove-1' },
          { label: '段階：審査', removeHref: '#remove-2' },
        ]}
        clearHref="#all"
        actions={<a href="#export">Excelで出力（現在の条件）</a>}
      >
        <ui.PostForm action="#report">
          <ui.DataTable
            caption="申請の一覧"
            rows={cases}
            columns={Object.values<CaseColumn>(CASE_COLUMNS).map((column) => ({
              ...column,
              sort: column.order && { href: '#sort', direction: column.order === 'due' ? 'ascending' : undefined },
            }))}
            select={caseSelect('cases')}
          />
          <ui.ButtonRow>
            <ui.Button>選んだ申請の担当を変える</ui.Button>
          </ui.ButtonRow>
        </ui.PostForm>
        <ui.Pager page={5} pageCount={9999} hrefFor={(page) => `#page-${page}`} />
      </ui.FilterResults>
    </Page>
  );
}

function CasePage() {
  return (
    <Page
      {...prefecture}
      title={INSTITUTION}
      heading={`${INSTITUTION}（B水準・更新）`}
      caption="受付番号 R8-3-0012"
      headingAside={<a href="#package">起案添付一式</a>}
      breadcrumbs={[{ label: '申請一覧', href: '#list' }, { label: INSTITUTION }]}
    >
      <ui.Banner kind="success" title="調整会議の開催を依頼しました">
        <p>依頼文は「文書」にあります。</p>
      </ui.Banner>
      <ui.CautionNote
        title="発行の前に確かめること"
        cautions={['指定年月日は、公示の日付より後です。公示の日付を確かめてください。']}
      />
      <ui.WhoWhenBar
        stage="地域医療構想調整会議"
        nextActor="帯広保健所"
        status={{ kind: 'waitingFor', party: '保健所' }}
        deadline={{ date: '2027-01-29', officeDaysLeft: 44 }}
        deadlineLabel="報告期限"
        facts={[
          { label: '担当', value: '山田' },
          { label: '処理日数', value: '31開庁日（補正 6開庁日を除く）' },
          { label: '現在の指定', value: '令和9年3月31日まで' },
        ]}
      />
      <ui.StageLine stages={stages} />
      <ui.ActionPanel actions={actions} />
      <ui.Tabs
        label="申請の内容"
        tabs={[
          { label: '概要', href: '#a', current: true },
          { label: '申請内容', href: '#b', current: false },
          { label: '提出書類', href: '#c', current: false, count: '2/4' },
          { label: '会議体', href: '#d', current: false },
          { label: '文書', href: '#e', current: false },
          { label: '経過', href: '#f', current: false },
        ]}
      />
      <ui.Columns
        main={
          <>
            <ui.Section title="業務" id="service">
              <ui.DescriptionTable
                caption="業務の概要"
                captionHidden
                rows={[
                  { label: '業務', value: '(1)イ 二次救急医療機関' },
                  { label: '救急車の受入れ', value: '1,842件（令和7年1月から12月まで）' },
                  { label: '時間外の入院', value: '611人' },
                  { label: '5疾病・事業での役割', value: 'あり' },
                ]}
              />
            </ui.Section>
            <ui.Section title="提出書類" id="documents">
              <ui.DocumentList caption="提出書類" rows={documents} />
            </ui.Section>
          </>
        }
        side={
          <ui.Section title="経過" id="history">
            <ui.Timeline entries={history} />
          </ui.Section>
        }
      />
    </Page>
  );
}

function formPage(form: ui.FormState) {
  return (
    <Page
      {...hospital}
      title="業務と実績"
      breadcrumbs={[{ label: '申請の準備', href: '#prepare' }, { label: '業務と実績' }]}
      errors={form.errors}
    >
      <ui.PostForm action="#save" command={command} multipart>
        <ui.TextField
          {...ui.bind(form, 'institution')}
          label="医療機関の名称"
          readonly
          support="変更は「医療機関の基本情報」で行います。"
          width={40}
        />
        <ui.TextField
          {...ui.bind(form, 'code')}
          label="医療機関コード"
          requirement="required"
          formItem="様式1"
          support="保険医療機関指定通知書の10桁の番号です。"
          width={12}
          inputmode="numeric"
        />
        <ui.RadioGroup
          {...ui.bind(form, 'service')}
          label="業務の区分"
          requirement="required"
          formItem="様式2"
          choices={[
            { value: '1-a', label: '(1)ア 三次救急医療機関' },
            {
              value: '1-i',
              label: '(1)イ 二次救急医療機関',
              hint: '救急車の受入れが年間1,000件以上、又は時間外の入院が年間500人以上',
            },
            { value: '3', label: '(3) 知事が必要と認めた機能' },
          ]}
        />
        <ui.Fieldset legend="令和7年1月から12月までの実績">
          <ui.NumberField {...ui.bind(form, 'ambulances')} label="救急車の受入れ" requirement="required" unit="件" />
          <ui.NumberField {...ui.bind(form, 'admissions')} label="時間外の入院" requirement="optional" unit="人" />
        </ui.Fieldset>
        <ui.CheckboxGroup
          {...ui.bindMany(form, 'roles')}
          label="5疾病・事業での役割"
          requirement="required"
          support="当てはまるものを全て選びます。"
          inline
          choices={[
            { value: 'stroke', label: '脳卒中' },
            { value: 'heart', label: '心血管疾患' },
            { value: 'perinatal', label: '周産期医療' },
          ]}
        />
        <ui.DateField {...ui.bind(form, 'agreedOn')} label="関係者の意見を聴いた日" requirement="required" />
        <ui.Select
          {...ui.bind(form, 'area')}
          label="構想区域"
          requirement="required"
          choices={[
            { value: 'tokachi', label: '十勝' },
            { value: 'sapporo', label: '札幌' },
          ]}
        />
        <ui.TextArea
          {...ui.bind(form, 'reason')}
          label="960時間を超える必要性"
          requirement="required"
          support="400字まで。"
        />
        <ui.FileField
          {...ui.bind(form, 'evidence')}
          errors={form.errors['evidence']}
          label="実績を示す書類"
          requirement="optional"
          extensions={['.pdf', '.xlsx']}
          maxBytes={20 * 1024 * 1024}
          current={[{ name: '救急実績.pdf', href: '#file', bytes: 482_133 }]}
        />
        <ui.ButtonRow>
          <ui.Button variant="primary" busyLabel="保存しています…">
            保存して一覧へ戻る
          </ui.Button>
          <ui.Button name="next" value="draft">
            一時保存する
          </ui.Button>
          <ui.ButtonLink variant="link" href="#prepare">
            保存せずに戻る
          </ui.ButtonLink>
          <ui.SavedNote at={new Date('2026-11-22T01:14:00Z')} />
        </ui.ButtonRow>
      </ui.PostForm>
    </Page>
  );
}

const filledForm = ui.formState({
  institution: INSTITUTION,
  code: '0110000000',
  service: '1-i',
  ambulances: '１，８４２',
  roles: ['stroke', 'perinatal'],
  agreedOn: '2026-12-04',
  area: 'tokachi',
  reason: '管内で唯一、夜間の手術に対応しているため。',
});

const rejectedForm = ui.formState(
  { ...filledForm.values, code: '011000000', service: undefined, ambulances: '約二千', roles: [], agreedOn: '8.12.4' },
  {
    code: ['医療機関コードは10桁で入力してください'],
    service: ['業務の区分を選んでください'],
    ambulances: ['救急車の受入れは数字で入力してください'],
    roles: ['5疾病・事業での役割を選んでください'],
    agreedOn: ['関係者の意見を聴いた日は、元号か西暦を付けて入力してください'],
    evidence: ['実績を示す書類にパスワードが付いています。外してから選んでください'],
    [ui.WHOLE_FORM]: ['受付期間が終わりました。地域医療課にご連絡ください'],
  },
);

function PreparePage() {
  return (
    <Page {...hospital} title="B水準の指定の更新" caption="6項目中 2項目が完了">
      <ui.Banner kind="warning" title="更新の準備をいそいでください">
        <p>評価の結果は早くて3月、申請期限は1月29日です。</p>
      </ui.Banner>
      <ui.TaskList
        tasks={[
          { title: '医療機関の基本情報', status: 'done', href: '#1' },
          { title: '業務と実績', status: 'done', href: '#2' },
          { title: '時短計画（案）', status: 'started', href: '#3', hint: '最終保存 11月22日 10時14分' },
          { title: '自己評価と評価結果', status: 'notStarted', href: '#4' },
          { title: '提出書類', status: 'started', href: '#5', hint: '7/9 添付済み' },
          { title: '確認と提出', status: 'blocked', href: '#6', hint: '上の5項目が終わると進めます' },
        ]}
      />
      <ui.Section title="申請内容の確認" id="check">
        <ui.SummaryList
          rows={[
            { label: '医療機関の名称', value: INSTITUTION, formItem: '様式1 1', editHref: '#1' },
            { label: '管理者の氏名', value: '髙﨑 一郎', formItem: '様式1 2', editHref: '#1' },
            { label: '関係者の意見', formItem: '様式1 4', editHref: '#3' },
          ]}
        />
      </ui.Section>
      <ui.Section title="申請の状況" id="status">
        <ui.StageLine stages={stages} />
      </ui.Section>
      <ui.Details summary="この申請に必要な書類について">
        <p>書類ごとに、必要な理由と根拠の条文を示しています。</p>
      </ui.Details>
    </Page>
  );
}

function ConfirmPage() {
  return (
    <Page
      {...prefecture}
      title="不指定とする"
      breadcrumbs={[{ label: INSTITUTION, href: '#case' }, { label: '不指定とする' }]}
    >
      <ui.DescriptionTable
        caption="対象の申請"
        rows={[
          { label: '医療機関', value: INSTITUTION },
          { label: '申請', value: 'B水準・更新　R8-3-0012' },
        ]}
      />
      <ui.PostForm action="#refuse" command={command}>
        <ui.TextArea
          name="reason"
          label="理由"
          requirement="required"
          support="通知書にそのまま載ります（行手法8）。"
        />
        <ui.ButtonRow>
          <ui.Button variant="danger">不指定とする</ui.Button>
        </ui.ButtonRow>
      </ui.PostForm>
      <ui.ConditionList
        conditions={[
          { id: 'a', met: true, text: '医療審議会の意見を聴きました', legalBasis: '法113⑤' },
          { id: 'b', met: false, text: '起案した方とは別の方が決裁します', legalBasis: '' },
        ]}
      />
      <ui.Banner kind="error" title="メールが届いていません 1件" />
    </Page>
  );
}

function GuidePage() {
  return (
    <Page {...hospital} title="手引き：B水準の手続">
      <ui.DiagramPanel
        label="B水準の手続の流れ"
        states={[
          {
            id: 'submitted',
            label: '提出済（受付待ち）',
            state: 'done',
            actor: '都道府県',
            exits: [{ label: '受け付ける', by: '都道府県', to: 'examining' }],
          },
          {
            id: 'examining',
            label: '審査',
            state: 'current',
            actor: '都道府県',
            legalBasis: '行手法7',
            exits: [
              { label: '補正を求める', by: '都道府県', to: 'correcting' },
              { label: '調整会議の開催を依頼する', by: '都道府県', to: 'council' },
            ],
          },
          {
            id: 'correcting',
            label: '補正中',
            state: 'ahead',
            actor: '医療機関',
            exits: [{ label: '補正を提出する', by: '医療機関', to: 'examining' }],
          },
          { id: 'council', label: '地域医療構想調整会議', state: 'ahead', actor: '保健所', exits: [] },
        ]}
      />
    </Page>
  );
}

/** The pages by a name for their address; each call renders anew. */
export const galleryPages: Record<string, () => VNode> = {
  home: () => <HomePage />,
  list: () => <ListPage />,
  case: () => <CasePage />,
  form: () => formPage(filledForm),
  'form-errors': () => formPage(rejectedForm),
  prepare: () => <PreparePage />,
  confirm: () => <ConfirmPage />,
  guide: () => <GuidePage />,
  'not-found': () => <NotFoundPage chrome={prefecture} />,
  'page-not-found': () => <PageNotFoundPage chrome={{ nav: [] }} />,
  forbidden: () => <ForbiddenPage chrome={prefecture} />,
  conflict: () => (
    <ConflictPage
      chrome={prefecture}
      changes={history.slice(0, 2)}
      changed={{ count: 2, more: false }}
      typed={[{ label: '補正の内容', value: '様式2の件数の期間を\n令和7年にしてください。' }]}
      reopenHref="#again"
    />
  ),
  'too-many-requests': () => <TooManyRequestsPage chrome={{ nav: [] }} retryAfterMinutes={5} />,
  'database-trouble': () => (
    <NotNowPage
      chrome={{ nav: [] }}
      cause="データベースに接続できないため"
      outlook="システムは自動で復旧を待っています。ログインし直す必要はありません。"
      inquiryNumber="7F3K-92QD"
      at={new Date('2026-11-22T01:14:00Z')}
      unsent={{
        action: '#again',
        mayBeStored: false,
        texts: [['reason', '差し替えの理由の一行目\n二行目']],
        passwords: [],
        files: [{ name: 'file', fileName: '組織図.pdf' }],
      }}
    />
  ),
  'server-error': () => (
    <ServerErrorPage
      chrome={prefecture}
      inquiryNumber="7F3K-92QD"
      at={new Date('2026-11-22T01:14:00Z')}
      mayBeStored={false}
    />
  ),
};
