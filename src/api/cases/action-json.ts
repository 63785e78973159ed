import type { AvailableEvent } from '../../procedure/decide.js';
import { Flag, Many, Text } from '../parts/described.js';
import { ConditionJson, conditionJson } from '../parts/condition-json.js';

/** An event this person's role may do in the present state. */
export class ActionJson {
  @Text('操作の識別子（例：SUBMIT）') event!: string;
  @Text('操作の名前') label!: string;
  @Flag('条件がそろい、今できるか') ready!: boolean;
  @Many(ConditionJson, '入力によらない条件の全部') conditions!: ConditionJson[];
  @Many(ConditionJson, '操作を妨げないが、示して記録する指定の条件') noted!: ConditionJson[];
}

export function actionJson({ type, label, ready, conditions, noted }: AvailableEvent): ActionJson {
  return { event: type, label, ready, conditions: conditions.map(conditionJson), noted: noted.map(conditionJson) };
}
