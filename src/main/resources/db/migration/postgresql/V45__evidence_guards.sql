create trigger evidence_file_append_only before update or delete on evidence_file for each row execute function refuse_change();
