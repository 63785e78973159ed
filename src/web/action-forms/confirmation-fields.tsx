import { CONFIRMATION_POINT_LABEL, CONFIRMATION_POINTS_OF_KIND } from '../../procedure/case/hearings.js';
import type { HearingFacts } from '../../procedure/case/facts.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { Kind } from '../../procedure/terms/kinds.js';
import { bind, DateField, type FormState, RadioGroup, TextArea, TextField } from '../components/index.js';

const NUMBERS = ['①', '②', '③'];

/** The fields of RECORD_CONFIRMATION but the hearing itself. */
export function ConfirmationFields({ kind, form }: { kind: Kind; form: FormState }) {
  return (
    <>
      {CONFIRMATION_POINTS_OF_KIND[kind].map((point, index) => (
        <RadioGroup
          {...bind(form, `points[${point}]`)}
          label={`${NUMBERS[index]} ${CONFIRMATION_POINT_LABEL[point]}`}
          requirement="required"
          inline
          choices={[
            { value: 'true', label: '確認した' },
            { value: 'false', label: '確認できない' },
          ]}
        />
      ))}
      <DateField {...bind(form, 'confirmedOn')} label="確認した日" requirement="required" />
      <TextField
        {...bind(form, 'chair')}
        label="座長"
        requirement="required"
        width={20}
        support="確認様式に記載する氏名です。"
      />
      <TextArea
        {...bind(form, 'remarks')}
        label="意見・条件"
        rows={4}
        support="確認できない項目があるときは必ず書いてください。確認様式には印刷されません。"
      />
    </>
  );
}

/** What was recorded before; until then the chair of the meeting, and its day once it has come. */
export function confirmationValues(
  { confirmation, convened }: HearingFacts,
  { chair, today }: { chair: string; today: IsoDate },
): FormState['values'] {
  if (confirmation !== null) {
    const points = Object.entries(confirmation.points).map(([point, met]) => [`points[${point}]`, String(met)]);
    return {
      ...(Object.fromEntries(points) as FormState['values']),
      confirmedOn: confirmation.confirmedOn,
      chair: confirmation.chair,
      remarks: confirmation.remarks,
    };
  }
  return { confirmedOn: convened !== null && convened.meetsOn <= today ? convened.meetsOn : '', chair };
}
