import { ACCOUNT_ROLES } from '../../../inputs/settings/account.js';
import { ROLE_LABEL } from '../../../procedure/terms/actors.js';
import type { HealthCentre, MedicalInstitution } from '../../../registry/registry.entities.js';
import {
  bind,
  Button,
  ButtonRow,
  DateField,
  type FormState,
  RadioGroup,
  Select,
  TextField,
} from '../../components/index.js';

export interface Offices {
  institutions: MedicalInstitution[];
  /** Not every institution that was looked for is among them. */
  further: boolean;
  centres: readonly HealthCentre[];
}

/** What is entered of a person besides the name: as what, where and until when. */
export function AccountFields({
  form,
  offices: { institutions, further, centres },
  expiry,
}: {
  form: FormState;
  offices: Offices;
  /** What stands in 有効期限, and why. */
  expiry: string;
}) {
  return (
    <>
      <RadioGroup
        {...bind(form, 'role')}
        label="役割"
        requirement="required"
        choices={ACCOUNT_ROLES.map((role) => ({ value: role, label: ROLE_LABEL[role] }))}
      />
      <TextField
        {...bind(form, 'officeName')}
        label="所属の名称"
        requirement="required"
        width={40}
        support="経過の記録に残ります（例: 地域医療課、○○病院 医事課）"
      />
      <TextField
        {...bind(form, 'institutionText')}
        label="医療機関を探す言葉"
        requirement="optional"
        support="名称・ふりがな・医療機関コードの一部"
      />
      <ButtonRow>
        <Button name="act" value="search">
          医療機関を探す
        </Button>
      </ButtonRow>
      <Select
        {...bind(form, 'institutionId')}
        label="医療機関"
        support={`役割が医療機関のときに選びます${further ? '。ここにない医療機関は、言葉を入れて探してください' : ''}`}
        emptyLabel="なし"
        choices={institutions.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        {...bind(form, 'healthCentreId')}
        label="保健所"
        support="役割が保健所のときに選びます"
        emptyLabel="なし"
        choices={centres.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <DateField
        {...bind(form, 'expiresOn')}
        label="有効期限"
        requirement="optional"
        support={`この日まで利用できます。${expiry}`}
      />
    </>
  );
}
