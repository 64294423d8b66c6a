create trigger area_posting_append_only before update, delete on area_posting for each row call 'io.wanping.audit.AppendOnlyTrigger';
create trigger posting_decision_append_only before update, delete on posting_decision for each row call 'io.wanping.audit.AppendOnlyTrigger';
