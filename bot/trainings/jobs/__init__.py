"""What has to be done about trainings without anybody asking, a file for each part."""
