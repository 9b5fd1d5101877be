import { ForeignKey, PrimaryColumn } from 'typeorm';

/** A row of one organisation; whose it is, a new row learns from its transaction. */
export interface OrganizationRow {
  organizationId: number;
}

/** The base of the entity of a table whose rows each belong to an organisation. */
export function OrganizationRow(table: string): abstract new () => OrganizationRow {
  abstract class Row implements OrganizationRow {
    @PrimaryColumn({
      type: 'integer',
      name: 'organization_id',
      // Whom the transaction acts for.
      default: () => 'current_organization()',
      primaryKeyConstraintName: `${table}_pkey`,
    })
    organizationId: number;
  }
  return Row;
}

type OnAction = 'CASCADE' | 'SET NULL';

/** Decorates a column that names a row of the same organisation. */
export function ForeignKeyWithin(
  entity: string,
  options: { readonly name: string; readonly onDelete?: OnAction; readonly onUpdate?: OnAction },
): PropertyDecorator {
  return (row, column) => {
    const columns = ['organizationId', String(column)] as const;
    ForeignKey(entity, columns, ['organizationId', 'id'], options)(row.constructor);
  };
}

/** Decorates the entity of a table whose rows only their organisation keeps from outliving it. */
export function OfOrganization(table: string): ClassDecorator {
  const name = `${table}_organization_fkey`;
  return (row) => {
    ForeignKey('Organization', ['organizationId'], ['id'], { name })(row);
  };
}
