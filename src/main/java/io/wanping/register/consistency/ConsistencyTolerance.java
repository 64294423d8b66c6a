package io.wanping.register.consistency;

import java.math.BigDecimal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How far apart two figures may be before it is a finding. All are settings ({@code wanping.consistency.…}); ground and shape more than
 * 1 % or 10 ㎡ apart is the working rule of the domain paper §6, the others are our assumption.
 */
@Component
record ConsistencyTolerance(BigDecimal ground_share, BigDecimal ground_m2, BigDecimal sum_m2, BigDecimal outside_m2) {

    @Autowired
    ConsistencyTolerance(
            @Value("${wanping.consistency.ground-share:0.01}") BigDecimal ground_share,
            @Value("${wanping.consistency.ground-m2:10}") BigDecimal ground_m2,
            @Value("${wanping.consistency.sum-m2:1}") BigDecimal sum_m2,
            @Value("${wanping.consistency.outside-m2:1}") BigDecimal outside_m2) {
        this.ground_share = ground_share;
        this.ground_m2 = ground_m2;
        this.sum_m2 = sum_m2;
        this.outside_m2 = outside_m2;
    }

    /** Whether a declared area is too far from the measured one: by share or by ㎡, whichever is reached first. */
    boolean isTooFar(BigDecimal declared_m2, BigDecimal measured_m2) {
        BigDecimal apart = declared_m2.subtract(measured_m2).abs();
        return apart.compareTo(ground_m2) > 0 || apart.compareTo(measured_m2.multiply(ground_share)) > 0;
    }

    boolean isSum(BigDecimal whole_m2, BigDecimal parts_m2) {
        return whole_m2.subtract(parts_m2).abs().compareTo(sum_m2) <= 0;
    }
}
