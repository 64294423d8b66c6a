create function guard_audit_row() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and old.at <= now() - interval '180 days'
            and old.seq <= (select coalesce(max(last_seq), 0) from audit_anchor) then
        return old;
    end if;
    raise exception 'append-only table audit_row: % refused', tg_op using errcode = 'insufficient_privilege';
end $$;
comment on function guard_audit_row() is 'Guards the record of deeds: no row is updated; only what an anchor covers and is 180 days old may go';
drop trigger audit_row_append_only on audit_row;
create trigger audit_row_append_only before update or delete on audit_row for each row execute function guard_audit_row();
create trigger audit_anchor_append_only before update or delete on audit_anchor for each row execute function refuse_change();
