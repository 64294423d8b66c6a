drop trigger audit_row_append_only;
create trigger audit_row_append_only before update, delete on audit_row for each row call 'io.wanping.audit.AuditRowGuard';
create trigger audit_anchor_append_only before update, delete on audit_anchor for each row call 'io.wanping.audit.AppendOnlyTrigger';
