@ics2 @area:enrolment
Feature: Push or pull, as the access point is enrolled

  The way in which messages of customs reach an access point is settled once, at enrolment, and both sides keep to it
  (Interface Control Document 3.30, sections 4.1.3.4 and 5.1.1).

  @ICS2-ENR-01 @declares:pull
  Scenario: An access point enrolled for pull pulls
    Given a message of customs waits for the operator's access point that pulls
    When the pull interval has passed
    Then it is pulled, and nothing was pushed

  @ICS2-ENR-01 @declares:push @needs:receive:ics2
  Scenario: An access point enrolled for push takes what is pushed and asks for nothing
    When a test message goes to the operator's access point for push
    Then it was accepted where it was pushed
    When the pull interval has passed
    Then no access point for push has asked for messages
