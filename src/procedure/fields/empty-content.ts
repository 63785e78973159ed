/** The content of an application on which nobody has written yet. */
import type { ApplicationContent, CommonContent } from './content.js';
import type { Kind } from '../terms/kinds.js';

export function emptyContent(kind: Kind): ApplicationContent {
  const common: CommonContent = {
    contactName: '',
    contactPhone: '',
    business: '',
    longHoursReason: '',
    pledge: { agreed: false, pledgedOn: null },
    violation: { exists: false, referredOn: null, publishedOn: null },
    change: { matters: '', reason: '' },
  };
  switch (kind) {
    case 'B':
      return {
        ...common,
        kind,
        subItems: [],
        emergency: {
          periodFrom: null,
          periodTo: null,
          ambulances: null,
          helicopterIncluded: false,
          offHoursAdmissions: null,
          importantRole: false,
          importantRoleDetail: '',
        },
        listedInTable5: false,
        listedInTable7: false,
        results: [],
        regionalRole: '',
      };
    case 'RENKEI_B':
      return { ...common, kind, destinations: [] };
    case 'C1':
      return {
        ...common,
        kind,
        clinicalTraining: false,
        specialtyTraining: false,
        programmes: [],
        specialtyTraineesApplied: false,
        efficiencyMeasures: '',
      };
    case 'C2':
      return {
        ...common,
        kind,
        field: '',
        environmentConfirmedOn: null,
        environmentConfirmationNo: '',
        doctors: [],
        supervision: '',
      };
  }
}
