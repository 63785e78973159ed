/** A condition for WHERE, with TypeORM's named parameters (`:name`). */
export interface SqlFilter {
  where: string;
  params: Record<string, unknown>;
}
