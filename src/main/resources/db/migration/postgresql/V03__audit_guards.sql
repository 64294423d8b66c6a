create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'append-only table %: % refused', tg_table_name, tg_op using errcode = 'insufficient_privilege';
end $$;
comment on function refuse_change() is 'Guards append-only tables: no row is updated or deleted, whoever asks';
create trigger audit_row_append_only before update or delete on audit_row for each row execute function refuse_change();
