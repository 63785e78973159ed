import type { CaseView, HearingView } from '../../../applications/queries/case-view.js';
import { isOfficeFile, minutesOf } from '../../../documents/office-files.js';
import { councilsOf } from '../../../procedure/conditions/hearings.js';
import { COUNCIL_LABEL } from '../../../procedure/case/facts.js';
import { REMARK_LABEL, remarksOf } from '../../../procedure/case/council-remarks.js';
import { CONFIRMATION_POINT_LABEL, CONFIRMATION_POINTS_OF_KIND, isAnswered } from '../../../procedure/case/hearings.js';
import { holidayCaveat } from '../../../procedure/calendar/office-days.js';
import { DescriptionTable, DueNote, EmptyState, Section } from '../../components/index.js';
import { formatDate } from '../../base/format.js';
import { AskedElsewhere } from '../../case-elements/asked-elsewhere.js';
import { FileLinks } from '../../case-elements/file-links.js';
import type { TabProps } from './tab-props.js';
import type { DescriptionRow } from '../../components/index.js';
import { BODY_LABEL, METHOD_LABEL, OPINION_LABEL } from '../../../procedure/case/words.js';

/** 会議体: each council of the kind in its order, with every hearing of it; what the reader may not know is absent. */
export function HearingsTab({ view, inside }: TabProps) {
  return (
    <>
      <AskedElsewhere view={view} inside={inside} />
      {councilsOf(view.facts).map((council) => {
        const hearings = view.hearings.filter((hearing) => hearing.council === council);
        return (
          <Section title={COUNCIL_LABEL[council]} id={council}>
            {hearings.length === 0 ? (
              <EmptyState text="まだ依頼・諮問をしていません。" />
            ) : (
              hearings.map((hearing) => (
                <DescriptionTable
                  caption={hearingTitle(hearing)}
                  rows={[...hearingRows(hearing, view.facts), ...minutesRows(view, hearing)]}
                />
              ))
            )}
          </Section>
        );
      })}
    </>
  );
}

/** 議事録 that the reader may see. */
function minutesRows({ documents }: CaseView, { id }: HearingView): DescriptionRow[] {
  const files = documents.stored.filter((file) => isOfficeFile(file, minutesOf(id)));
  return files.length === 0 ? [] : [{ label: '議事録', value: <FileLinks files={files} /> }];
}

function hearingTitle({ planningAreaName, healthCentreName, voided, ...hearing }: HearingView): string {
  const where =
    planningAreaName === null ? hearing.councilLabel : `${planningAreaName}圏（事務局 ${healthCentreName ?? '－'}）`;
  return `${where}　${voided ? '取り下げ又は聴き直し' : isAnswered(hearing as HearingView) ? '回答済' : '回答待ち'}`;
}

function hearingRows(
  { requestedOn, dueOn, convened, confirmation, reportedOn, opinion }: HearingView,
  facts: CaseView['facts'],
): DescriptionRow[] {
  return [
    {
      label: '依頼・諮問',
      value: (
        <>
          {`${formatDate(requestedOn)}${dueOn === null ? '' : `（報告期限 ${formatDate(dueOn)}）`}`}
          <DueNote note={holidayCaveat(dueOn, facts)} />
        </>
      ),
    },
    ...(convened
      ? [
          {
            label: '開催',
            value: `${convened.meetingName}（${METHOD_LABEL[convened.method]}、${formatDate(convened.meetsOn)}）`,
          },
        ]
      : []),
    ...(confirmation
      ? [
          ...CONFIRMATION_POINTS_OF_KIND[facts.kind].map((point) => ({
            label: CONFIRMATION_POINT_LABEL[point],
            value: confirmedText(confirmation.points[point]),
          })),
          { label: '確認', value: `${formatDate(confirmation.confirmedOn)}　座長 ${confirmation.chair}` },
          ...(confirmation.remarks === '' ? [] : [{ label: '意見・条件', value: confirmation.remarks }]),
        ]
      : []),
    ...(reportedOn ? [{ label: '報告', value: formatDate(reportedOn) }] : []),
    ...(opinion
      ? [
          { label: '意見', value: OPINION_LABEL[opinion.opinion] },
          {
            label: '開催',
            value: `${formatDate(opinion.heldOn)}${opinion.answeredOn === null ? '' : `（${BODY_LABEL[opinion.body]}）　答申 ${formatDate(opinion.answeredOn)}`}`,
          },
          ...remarksOf(opinion).map(({ kind, text }) => ({
            label: REMARK_LABEL[kind],
            value: <span class="typed-text">{text}</span>,
          })),
        ]
      : []),
  ];
}

function confirmedText(confirmed: boolean | undefined): string {
  return confirmed === undefined ? '記録なし' : confirmed ? '確認した' : '確認できない';
}
