# segment
