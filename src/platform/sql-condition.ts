/** A condition for WHERE, with TypeORM's named parameters (`:name`). */
export interface SqlCondition {
  where: string;
  params: Record<string, unknown>;
}
