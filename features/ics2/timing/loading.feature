@ics2 @area:timing @role:sea-carrier @mode:maritime @needs:stimulate:ics2.book @needs:set-clock
Feature: Containerised deep-sea cargo is filed 24 hours before loading

  The limit counts from the loading of the container on the vessel, not from the vessel's departure, and filing at the
  very second of the limit is in time (Delegated Regulation 2015/2446, Article 105(a)). Time here is business time: the
  harness moves the clock, the carrier follows it.

  @ICS2-TIM-01
  Scenario: A booked container is filed by itself before the limit
    Given the carrier has booked a container that will be loaded in 5 days, 20 hours before the vessel departs
    When the business clock reaches 24 hours before the loading
    Then the filing has been received in time

  @ICS2-TIM-01
  Scenario: A container booked on short notice is filed at once
    Given the carrier has booked a container that will be loaded in 26 hours, 20 hours before the vessel departs
    When the business clock reaches 24 hours before the loading
    Then the filing has been received in time
