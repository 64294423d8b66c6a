create trigger evidence_file_append_only before update, delete on evidence_file for each row call 'io.wanping.audit.AppendOnlyTrigger';
