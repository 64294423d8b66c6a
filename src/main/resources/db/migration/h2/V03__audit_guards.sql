create trigger audit_row_append_only before update, delete on audit_row for each row call 'io.wanping.audit.AppendOnlyTrigger';
