@ics2 @area:enrolment @opening
Feature: The connection is tested before business begins

  Testing has two stages: connectivity first, then what the messages say (European Commission, Release 3). A functional message
  that goes out before a connectivity test was receipted, or after one that failed, rests on an untested connection. This
  scenario opens the run; it looks back to the run's beginning.

  @ICS2-ENR-03 @needs:stimulate:ics2.ping @needs:stimulate:ics2.file
  Scenario: A connectivity test with its receipt precedes the first functional message
    When the operator tests its connection before anything else
    And the operator files a shipment
    Then no functional message of the run came before a receipted connectivity test
